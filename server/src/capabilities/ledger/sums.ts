import type { LedgerUse } from '@guyub/contract/definition/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isOverseer, useOf } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'

interface Asked {
  readonly service: string
  readonly from: string
  readonly until: string
}

interface Row {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly area_code: string
  readonly holders: number
  readonly active: number
  readonly owed: number
  readonly money: number
  readonly revenue: number
  readonly brought: Readonly<Record<string, number>>
  readonly sold: Readonly<Record<string, number>>
}

const LONGEST_MS = 3 * 366 * 86_400_000

/** Sums of every book of a service over some days, for the agency that oversees it. */
export async function ledgerSums(ctx: Context, needs: LedgerNeeds, { service, from, until }: Asked) {
  const use = useOf(needs, ctx, service)
  if (!use) throw new Refusal('ledger.no_such_service')
  if (!(await isOverseer(ctx, needs, use))) throw new Refusal('ledger.not_overseer')
  if (from > until || Date.parse(until) - Date.parse(from) > LONGEST_MS)
    throw new Refusal('ledger.days_wrong')
  const { code, db } = ctx.region
  const { rows } = await sql<Row>`
    with said as (
      -- What was taken back counts the other way round, in the days in which that was said.
      select e.id, e.book_id, e.holder_id, coalesce(first.kind, e.kind) as kind, e.other_book
      from ledger_entry e left join ledger_entry first on first.region_code = e.region_code and first.id = e.reverses
      where e.region_code = ${code} and e.day between ${from}::date and ${until}::date and coalesce(first.kind, e.kind) in ('deposit', 'sale')
    ), weighed as (
      select s.book_id, s.kind, p.about, sum(p.amount) as grams
      from said s join ledger_posting p on p.region_code = ${code} and p.entry_id = s.id and p.kind = 'weight'
      where s.kind = 'deposit' or s.other_book is null group by 1, 2, 3
    )
    select b.id, b.name, b.kind, b.area_code,
      (select count(*)::int from ledger_holder h where h.region_code = ${code} and h.book_id = b.id and h.closed_at is null) as holders,
      -- Whose only deposit was taken back, or who has left, brings nothing.
      (select count(distinct s.holder_id)::int from said s
       join ledger_entry e on e.region_code = ${code} and e.id = s.id and e.kind = 'deposit'
       join ledger_holder h on h.region_code = ${code} and h.id = s.holder_id and h.closed_at is null
       where s.book_id = b.id
         and (select count(*) from ledger_entry back where back.region_code = ${code} and back.reverses = s.id) = 0) as active,
      (select coalesce(-sum(a.balance), 0)::float8 from ledger_account a where a.region_code = ${code} and a.book_id = b.id and a.kind = 'savings') as owed,
      (select coalesce(sum(a.balance), 0)::float8 from ledger_account a
       where a.region_code = ${code} and a.book_id = b.id and a.kind in ('cash', 'bank')) as money,
      (select coalesce(sum(p.amount), 0)::float8 from said s
       join ledger_posting p on p.region_code = ${code} and p.entry_id = s.id and p.kind in ('cash', 'bank')
       where s.book_id = b.id and s.kind = 'sale' and s.other_book is null) as revenue,
      (select coalesce(jsonb_object_agg(w.about, w.grams), '{}') from weighed w where w.book_id = b.id and w.kind = 'deposit') as brought,
      (select coalesce(jsonb_object_agg(w.about, -w.grams), '{}') from weighed w where w.book_id = b.id and w.kind = 'sale') as sold
    from ledger_book b where b.region_code = ${code} and b.service_key = ${service} order by b.area_code, b.name, b.id`.execute(
    db,
  )
  return {
    categories: use.categories,
    books: rows.map(({ area_code, brought, sold, ...row }) => ({
      ...{ ...row, areaCode: area_code, brought: byCategory(use, brought), soldOut: byCategory(use, sold) },
    })),
  }
}

/** Every category of the service, also those of which there is nothing. */
function byCategory(use: LedgerUse, grams: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    use.categories.map(({ key }) => [
      key,
      use.commodities
        .filter(({ category }) => category === key)
        .reduce((sum, { key: commodity }) => sum + (grams[commodity] ?? 0), 0),
    ]),
  )
}
