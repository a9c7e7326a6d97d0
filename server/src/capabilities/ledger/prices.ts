import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { type BookRow, bookFor, bookOf } from './book-row.ts'
import { pricesSet } from './events.ts'
import { refuseTwice } from './goods.ts'
import type { LedgerNeeds } from './needs.ts'

interface Price {
  readonly commodity: string
  readonly pays: number
  readonly takes?: number | undefined
}

interface SetPrices {
  readonly commandId: string
  readonly bookId: string
  readonly countsFrom: string
  readonly prices: readonly Price[]
}

// A form is filled in for a while: its moment may lie a little back, never what was weighed before.
const PATIENCE_MS = 15 * 60_000

/** A new list of prices, from a moment on. */
export async function setPrices(ctx: Context, needs: LedgerNeeds, command: SetPrices) {
  const { commandId, bookId, countsFrom, prices } = command
  return once(ctx, 'ledger.set-prices', commandId, async (tx) => {
    const { row, use } = await bookFor(tx, ctx, needs, bookId, ['chair'])
    const known = new Map(use.commodities.map((each) => [each.key, each]))
    refuseTwice(use, prices)
    const strange = prices.flatMap(({ commodity, pays, takes = pays }, index) => {
      const { least = 0, most = 0 } = known.get(commodity)?.range ?? {}
      const isIn = (price: number) => price >= least && price <= most
      return isIn(pays) && isIn(takes) ? [] : [{ pointer: `#/prices/${index}`, code: 'out_of_range' }]
    })
    if (strange.length) throw new Refusal('ledger.price_out_of_range', strange)
    const now = ctx.now().getTime()
    if (Date.parse(countsFrom) < now - PATIENCE_MS) throw new Refusal('ledger.prices_in_past')
    const from = new Date(Math.max(Date.parse(countsFrom), now))
    await tx
      .insertInto('ledger_price_list')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, book_id: bookId, counts_from: from },
        ...{ actor_id: ctx.actor.id, at: ctx.now() },
      })
      .execute()
    await tx
      .insertInto('ledger_price')
      .values(
        prices.map(({ commodity, pays, takes }) => ({
          ...{ region_code: ctx.region.code, list_id: commandId, commodity, pays, takes: takes ?? null },
        })),
      )
      .execute()
    await emit(tx, ctx, pricesSet, {
      ...{ subjectId: bookId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, commodities: prices.length },
    })
    return { listId: commandId }
  }).catch((error) => {
    if (constraintOf(error) === 'ledger_price_list_in_turn') throw new Refusal('ledger.prices_in_past')
    throw error
  })
}

export interface PriceList {
  readonly id: string
  readonly book_id: string
  readonly counts_from: Date
  readonly prices: readonly { commodity: string; pays: number; takes: number | null }[]
}

/** The list that counts now and those that will: of this book, or of the one above while it has none and follows it. */
export async function prices(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { row } = await bookOf(ctx.region.db, ctx, needs, bookId)
  const lists = await listsOf(ctx.region.db, ctx, row, ctx.now())
  return {
    lists: lists.map(({ id, book_id, counts_from, prices: all }) => ({
      ...{ id, countsFrom: counts_from.toISOString(), isAbove: book_id !== row.id },
      prices: all.map(({ commodity, pays, takes }) => ({
        commodity,
        pays,
        ...(takes !== null && { takes }),
      })),
    })),
  }
}

/** What a book pays now, by commodity; nothing where no list counts. */
export async function offerOf(db: Db, ctx: Context, row: BookRow): Promise<ReadonlyMap<string, number>> {
  const now = ctx.now()
  const [list] = await listsOf(db, ctx, row, now)
  return new Map(
    list && list.counts_from <= now ? list.prices.map(({ commodity, pays }) => [commodity, pays]) : [],
  )
}

/** The list in force at a moment, first; then those that follow. Its own lists hide those of the book above. */
export async function listsOf(
  db: Db,
  { region }: Context,
  row: Pick<BookRow, 'id' | 'above_id' | 'prices_above'>,
  at: Date,
): Promise<PriceList[]> {
  const { rows } = await sql<PriceList>`
    with mine as (
      select l.*, max(l.counts_from) filter (where l.counts_from <= ${at}) over (partition by l.book_id) as now_from
      from ledger_price_list l
      where l.region_code = ${region.code} and l.book_id in (${row.id}, ${row.prices_above ? row.above_id : row.id})
    )
    select l.id, l.book_id, l.counts_from,
      (select jsonb_agg(jsonb_build_object('commodity', p.commodity, 'pays', p.pays, 'takes', p.takes) order by p.commodity)
       from ledger_price p where p.region_code = l.region_code and p.list_id = l.id) as prices
    from mine l
    where (l.counts_from = l.now_from or l.counts_from > ${at})
      and (l.book_id = ${row.id} or not exists (select from mine own where own.book_id = ${row.id} and own.now_from is not null))
    order by l.counts_from`.execute(db)
  return rows
}
