import { DUTIES, type Duty } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { bookFor, bookOf, isOverseer } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'

interface Asked {
  readonly bookId: string
}

/** Who keeps a book; for the overseer also who could. */
export async function keepers(ctx: Context, needs: LedgerNeeds, { bookId }: Asked) {
  const { db, code } = ctx.region
  const { use } = await bookOf(db, ctx, needs, bookId)
  const mayAppoint = await isOverseer(ctx, needs, use)
  const rows = await db
    .selectFrom('ledger_keeper')
    .select(['user_id', 'duty', 'since'])
    .where('region_code', '=', code)
    .where('book_id', '=', bookId)
    .where('until', 'is', null)
    .execute()
  const names = await needs.names(
    ctx,
    rows.map(({ user_id }) => user_id),
  )
  const order = (duty: string) => DUTIES.indexOf(duty as Duty)
  return {
    mayAppoint,
    keepers: rows
      .map(({ user_id, duty, since }) => ({
        ...{ userId: user_id, name: names.get(user_id) ?? '', duty: duty as Duty },
        since: since.toISOString(),
      }))
      .sort((one, other) => order(other.duty) - order(one.duty) || one.name.localeCompare(other.name)),
    candidates: mayAppoint ? await needs.couldKeep(ctx) : [],
  }
}

/** The lists of prices of a book, the newest first. */
export async function priceHistory(ctx: Context, needs: LedgerNeeds, { bookId }: Asked) {
  const { db, code } = ctx.region
  await bookOf(db, ctx, needs, bookId)
  const { rows } = await sql<{
    id: string
    counts_from: Date
    actor_id: string
    prices: { commodity: string; pays: number; takes: number | null }[]
  }>`
    select l.id, l.counts_from, l.actor_id,
      (select jsonb_agg(jsonb_build_object('commodity', p.commodity, 'pays', p.pays, 'takes', p.takes) order by p.commodity)
       from ledger_price p where p.region_code = l.region_code and p.list_id = l.id) as prices
    from ledger_price_list l where l.region_code = ${code} and l.book_id = ${bookId}
    order by l.counts_from desc limit 24`.execute(db)
  const names = await needs.names(
    ctx,
    rows.map(({ actor_id }) => actor_id),
  )
  return {
    lists: rows.map(({ id, counts_from, actor_id, prices }) => ({
      ...{ id, countsFrom: counts_from.toISOString(), by: names.get(actor_id) ?? '', prices },
    })),
  }
}

/** The days that were closed, the newest first. */
export async function closedDays(ctx: Context, needs: LedgerNeeds, { bookId }: Asked) {
  const { db, code } = ctx.region
  await bookOf(db, ctx, needs, bookId)
  const rows = await db
    .selectFrom('ledger_day')
    .select(['day', 'expected', 'counted', 'actor_id', 'closed_at'])
    .where('region_code', '=', code)
    .where('book_id', '=', bookId)
    .orderBy('day', 'desc')
    .limit(60)
    .execute()
  const names = await needs.names(
    ctx,
    rows.map(({ actor_id }) => actor_id),
  )
  return rows.map(({ day, expected, counted, actor_id, closed_at }) => ({
    ...{ day: String(day), expected: Number(expected), counted: Number(counted) },
    ...{ by: names.get(actor_id) ?? '', closedAt: closed_at.toISOString() },
  }))
}

/** Who looked at names and passbooks: for the chair, who answers for it. */
export async function looks(ctx: Context, needs: LedgerNeeds, { bookId }: Asked) {
  const { db, code } = ctx.region
  await bookFor(db, ctx, needs, bookId, ['chair'])
  const { rows } = await sql<{
    at: Date
    actor_id: string
    what: 'list' | 'look' | 'statement'
    number: number | null
  }>`
    select r.at, r.actor_id, r.what, h.number from ledger_read r
    left join ledger_holder h on h.region_code = r.region_code and h.id = r.holder_id
    where r.region_code = ${code} and r.book_id = ${bookId} order by r.at desc, r.id desc limit 50`.execute(
    db,
  )
  const names = await needs.names(
    ctx,
    rows.map(({ actor_id }) => actor_id),
  )
  return rows.map(({ at, actor_id, what, number }) => ({
    ...{ at: at.toISOString(), by: names.get(actor_id) ?? '', what, holderNumber: number },
  }))
}
