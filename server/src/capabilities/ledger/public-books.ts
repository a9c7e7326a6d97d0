import { nextWeighing, type Weighs } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { useOf } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'
import { listsOf } from './prices.ts'

/** Fewer people than this could be told apart. */
const FEWEST = 5
const YEAR_MS = 365 * 86_400_000

/** The open books of a service, by name. */
export async function publicBooks({ region }: Context, { service }: { readonly service: string }) {
  const rows = await region.db
    .selectFrom('ledger_book')
    .select(['id', 'name', 'kind', 'area_code'])
    .where('region_code', '=', region.code)
    .where('service_key', '=', service)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute()
  return rows.map(({ id, name, kind, area_code }) => ({ id, name, kind, areaCode: area_code }))
}

/** What everybody may know of one book. */
export async function publicBook(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { code, db } = ctx.region
  const row = await db
    .selectFrom('ledger_book')
    .select([
      'id',
      'service_key',
      'name',
      'kind',
      'area_code',
      'place',
      'hours',
      'weighs',
      'above_id',
      'prices_above',
    ])
    .where('region_code', '=', code)
    .where('id', '=', bookId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  const use = row && useOf(needs, ctx, row.service_key)
  if (!row || !use) throw new Refusal('ledger.no_such_book')
  const now = ctx.now()
  const [[list], holders, weights] = await Promise.all([
    listsOf(db, ctx, row, now),
    sql<{
      count: number
    }>`select count(*)::int as count from ledger_holder where region_code = ${code} and book_id = ${bookId}
      and closed_at is null`.execute(db),
    weighedIn(ctx, bookId, new Date(now.getTime() - YEAR_MS)),
  ])
  const count = holders.rows[0]?.count ?? 0
  const weighs = row.weighs as unknown as Weighs | null
  const isEnough = count >= FEWEST
  return {
    ...{ id: row.id, name: row.name, kind: row.kind, areaCode: row.area_code },
    ...{ place: row.place, hours: row.hours, holders: isEnough ? count : null },
    nextWeighing: (weighs && nextWeighing(weighs, (await regionToday(ctx)).today)) ?? null,
    prices:
      list && list.counts_from <= now
        ? {
            countsFrom: list.counts_from.toISOString(),
            items: list.prices.map(({ commodity, pays }) => ({ commodity, pays })),
          }
        : null,
    weighed: isEnough ? use.categories.map(({ key }) => ({ category: key, grams: sumOf(key) })) : null,
  }

  function sumOf(category: string): number {
    const kinds = use?.commodities.filter((each) => each.category === category).map(({ key }) => key) ?? []
    return weights.reduce((sum, { about, grams }) => (kinds.includes(about) ? sum + grams : sum), 0)
  }
}

/** Grams that members brought since a day, by commodity; what was taken back is taken off. */
async function weighedIn({ region }: Context, bookId: string, since: Date) {
  const { rows } = await sql<{ about: string; grams: number }>`
    select p.about, sum(p.amount)::float8 as grams
    from ledger_entry e
    left join ledger_entry first on first.region_code = e.region_code and first.id = e.reverses
    join ledger_posting p on p.region_code = e.region_code and p.entry_id = e.id and p.kind = 'weight'
    where e.region_code = ${region.code} and e.book_id = ${bookId} and e.day >= ${since}::date
      and 'deposit' in (e.kind, first.kind)
    group by p.about`.execute(region.db)
  return rows
}
