import { localDay } from '@guyub/contract/calendar'
import type { Duty, Weighs } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { bookOf, isOverseer, useOf } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'

interface Listed {
  readonly id: string
  readonly service_key: string
  readonly kind: string
  readonly name: string
  readonly area_code: string
  readonly above_id: string | null
  readonly closed_at: Date | null
  readonly duties: Duty[]
}

const shown = ({ id, service_key, kind, name, area_code, above_id, closed_at, duties }: Listed) => ({
  ...{ id, service: service_key, kind, name, areaCode: area_code, above: above_id },
  ...{ isClosed: closed_at !== null, duties: [...duties] },
})

/** The books that I keep; for the overseer all of the service. */
export async function books(
  ctx: Context,
  needs: LedgerNeeds,
  { service }: { readonly service?: string | undefined },
) {
  const overseen: string[] = []
  for (const key of needs.services.keys) {
    const use = useOf(needs, ctx, key)
    if (use && (await isOverseer(ctx, needs, use))) overseen.push(key)
  }
  const { rows } = await sql<Listed>`
    select * from (
      select b.id, b.service_key, b.kind, b.name, b.area_code, b.above_id, b.closed_at,
        array(select k.duty from ledger_keeper k where k.region_code = b.region_code and k.book_id = b.id
              and k.user_id = ${ctx.actor.id} and k.until is null order by k.duty) as duties
      from ledger_book b where b.region_code = ${ctx.region.code}
        and (${service ?? null}::text is null or b.service_key = ${service ?? null})
    ) mine
    where cardinality(duties) > 0 or service_key = any(${overseen}) order by name, id`.execute(ctx.region.db)
  return rows.map(shown)
}

/** What a book comes to. */
export async function book(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  // Both at once: what is read is told only after it is known who asks.
  const [{ row, use }, [sums]] = await Promise.all([
    bookOf(ctx.region.db, ctx, needs, bookId),
    ctx.region.read<Sums>(SUMS, [bookId]),
  ])
  const { holders, categories, commodities, heaviest, twoPersonsFrom } = use
  return {
    ...shown({ ...row, duties: [...row.duties] }),
    ...{ today: localDay(row, ctx.now()), closedThrough: row.closed_through },
    ...{
      place: sums?.place ?? null,
      hours: sums?.hours ?? null,
      weighs: sums?.weighs ?? null,
      others: sums?.others ?? {},
    },
    use: { holders, categories, commodities, heaviest, twoPersonsFrom },
    ...{ holders: sums?.holders ?? 0, savings: sums?.savings ?? 0, accounts: sums?.accounts ?? [] },
  }
}

interface Sums {
  readonly place: string | null
  readonly hours: string | null
  readonly weighs: Weighs | null
  readonly others: Readonly<Record<string, string>>
  readonly holders: number
  readonly savings: number
  readonly accounts: { kind: string; about: string; unit: 'IDR' | 'g'; balance: number }[]
  readonly [column: string]: unknown
}

/** Balances stand beside their postings: a book with many lines is read as fast as a new one. */
const SUMS = {
  name: 'ledger.book-sums',
  text: `
    select max(b.place) as place, max(b.hours) as hours,
      (select weighs from ledger_book where region_code = $1 and id = $2) as weighs,
      (select coalesce(jsonb_object_agg(o.id, o.name), '{}') from ledger_book o
       where o.region_code = $1 and (o.above_id = $2 or o.id = (select above_id from ledger_book where region_code = $1 and id = $2))) as others,
      (select count(*)::int from ledger_holder h where h.region_code = $1 and h.book_id = $2 and h.closed_at is null) as holders,
      coalesce(-sum(a.balance) filter (where a.kind = 'savings'), 0)::float8 as savings,
      coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'about', a.about, 'unit', a.unit, 'balance', a.balance) order by a.kind, a.about)
        filter (where a.kind not in ('savings', 'weighed') and a.postings > 0), '[]') as accounts
    from ledger_book b left join ledger_account a on a.region_code = b.region_code and a.book_id = b.id
    where b.region_code = $1 and b.id = $2`,
}
