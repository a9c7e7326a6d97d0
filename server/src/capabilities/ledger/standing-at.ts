import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'

interface Standing {
  readonly holders: number
  readonly active: number
  readonly gramsOfMonth: number
  readonly activeOfMonth: number
  readonly owed: number
  readonly money: number
  readonly gramsHeld: number
  readonly gramDays: number
}

const IN_PAIRS = [
  ['holders', 'active'],
  ['activeOfMonth', 'gramsOfMonth'],
  ['owed', 'money'],
  ['gramsHeld', 'gramDays'],
] as const satisfies readonly (readonly [keyof Standing, keyof Standing])[]

/** How a book stands at the end of a day, for its figures. A part of nothing is not told. */
export async function standingAt(
  tx: Db,
  { region }: Context,
  bookId: string,
  day: string,
): Promise<Partial<Standing>> {
  const { rows } = await sql<Standing>`
    with deposits as (
      select e.id, e.holder_id, e.day from ledger_entry e
      where e.region_code = ${region.code} and e.book_id = ${bookId} and e.kind = 'deposit'
        and e.day between ${day}::date - 89 and ${day}::date
        and (select count(*) from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id) = 0
    ), stood as (
      -- At the end of that day: later ones may have begun.
      select p.kind, p.about, sum(p.amount) as balance
      from ledger_posting p join ledger_entry e on e.region_code = p.region_code and e.id = p.entry_id
      where p.region_code = ${region.code} and p.book_id = ${bookId} and p.kind in ('weight', 'savings', 'cash', 'bank') and e.day <= ${day}::date
      group by 1, 2
    ), store as (
      select about, balance from stood where kind = 'weight' and balance > 0
    ), came as (
      -- The youngest goods are those that are still there: each line is counted as far as the balance reaches back to it.
      select e.day, least(p.amount, s.balance - coalesce(sum(p.amount) over (
        partition by p.about order by p.nth desc rows between unbounded preceding and 1 preceding), 0)) as grams
      from store s
      join ledger_posting p on p.region_code = ${region.code} and p.book_id = ${bookId} and p.kind = 'weight' and p.about = s.about and p.amount > 0
      join ledger_entry e on e.region_code = p.region_code and e.id = p.entry_id and e.day <= ${day}::date
      -- What was taken back never lay there.
      where (select count(*) from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id and back.day <= ${day}::date) = 0
    )
    select
      (select count(*)::int from ledger_holder h where h.region_code = ${region.code} and h.book_id = ${bookId} and h.closed_at is null) as holders,
      (select count(distinct d.holder_id)::int from deposits d join ledger_holder h
       on h.region_code = ${region.code} and h.id = d.holder_id and h.closed_at is null) as active,
      (select count(distinct holder_id)::int from deposits where day > ${day}::date - 30) as "activeOfMonth",
      (select coalesce(sum(p.amount), 0)::float8 from deposits d join ledger_posting p
       on p.region_code = ${region.code} and p.entry_id = d.id and p.kind = 'weight' where d.day > ${day}::date - 30) as "gramsOfMonth",
      coalesce((select -sum(balance) from stood where kind = 'savings'), 0)::float8 as owed,
      coalesce((select sum(balance) from stood where kind in ('cash', 'bank')), 0)::float8 as money,
      coalesce((select sum(grams) from came where grams > 0), 0)::float8 as "gramsHeld",
      coalesce((select sum(grams * greatest(${day}::date - day, 0)) from came where grams > 0), 0)::float8 as "gramDays"`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return {}
  return Object.fromEntries(
    IN_PAIRS.flatMap(([whole, part]) =>
      found[whole] > 0 ? [[whole, found[whole]] as const, [part, found[part]] as const] : [],
    ),
  )
}
