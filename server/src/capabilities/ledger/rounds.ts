import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookFor, bookOf } from './book-row.ts'
import { roundPlanned, stopEnded } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface PlanRound {
  readonly commandId: string
  readonly bookId: string
  readonly day: string
  readonly stops: readonly string[]
}

/** The bank above will come by on a day. */
export async function planRound(
  ctx: Context,
  needs: LedgerNeeds,
  { commandId, bookId, day, stops }: PlanRound,
) {
  const { code } = ctx.region
  return once(ctx, 'ledger.plan-round', commandId, async (tx) => {
    const { row } = await bookFor(tx, within(ctx, tx), needs, bookId, ['treasurer', 'chair'])
    if (day < localDay(row, ctx.now())) throw new Refusal('ledger.round_in_past')
    const wanted = [...new Set(stops)]
    const below = await tx
      .selectFrom('ledger_book')
      .select('id')
      .where('region_code', '=', code)
      .where('above_id', '=', bookId)
      .where('closed_at', 'is', null)
      .where('id', 'in', wanted)
      .execute()
    if (below.length < wanted.length) throw new Refusal('ledger.not_below')
    await tx
      .insertInto('ledger_stop')
      .values(
        wanted.map((belowId, index) => ({
          ...{
            region_code: code,
            id: newCommandId(),
            book_id: bookId,
            below_id: belowId,
            day,
            place: index + 1,
          },
          ...{ planned_by: ctx.actor.id, planned_at: ctx.now() },
        })),
      )
      .onConflict((oc) => oc.columns(['region_code', 'book_id', 'day', 'below_id']).doNothing())
      .execute()
    await emit(tx, ctx, roundPlanned, {
      ...{ subjectId: bookId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, stops: wanted.length },
    })
    return { stops: wanted.length }
  })
}

interface EndStop {
  readonly commandId: string
  readonly bookId: string
  readonly stopId: string
  readonly state: 'collected' | 'missed'
  readonly note?: string | undefined
}

/** What became of a stop. */
export async function endStop(ctx: Context, needs: LedgerNeeds, command: EndStop) {
  const { commandId, bookId, stopId, state, note } = command
  const { code } = ctx.region
  return once(ctx, 'ledger.end-stop', commandId, async (tx) => {
    const { row } = await bookFor(tx, within(ctx, tx), needs, bookId, ['weigher', 'treasurer', 'chair'])
    const stop = await tx
      .selectFrom('ledger_stop')
      .select('state')
      .where('region_code', '=', code)
      .where('book_id', '=', bookId)
      .where('id', '=', stopId)
      .forUpdate()
      .executeTakeFirst()
    if (!stop) throw new Refusal('ledger.no_such_stop')
    if (stop.state !== 'planned') throw new Refusal('ledger.stop_ended')
    await tx
      .updateTable('ledger_stop')
      .set({ state, note: note ?? null, ended_by: ctx.actor.id, ended_at: ctx.now() })
      .where('region_code', '=', code)
      .where('id', '=', stopId)
      .execute()
    await emit(tx, ctx, stopEnded, {
      ...{ subjectId: stopId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, state },
    })
    return { stopId }
  })
}

interface Below {
  readonly id: string
  readonly name: string
  readonly areaCode: string
  readonly place: string | null
  readonly grams: number
  readonly lastCollected: string | null
}

/** The books below, the fullest first, and the stops of the last week and after. */
export async function rounds(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { code, db } = ctx.region
  const { row } = await bookOf(db, ctx, needs, bookId)
  const [{ rows: below }, stops] = await Promise.all([
    sql<Below>`
      select b.id, b.name, b.area_code as "areaCode", b.place,
        coalesce((select sum(a.balance) from ledger_account a
          where a.region_code = b.region_code and a.book_id = b.id and a.kind = 'weight'), 0)::float8 as grams,
        (select max(s.day)::text from ledger_stop s where s.region_code = b.region_code and s.book_id = ${bookId}
          and s.below_id = b.id and s.state = 'collected') as "lastCollected"
      from ledger_book b where b.region_code = ${code} and b.above_id = ${bookId} and b.closed_at is null
      order by grams desc, b.name limit 500`.execute(db),
    db
      .selectFrom('ledger_stop')
      .select(['id', 'below_id as belowId', 'day', 'place', 'state', 'note'])
      .where('region_code', '=', code)
      .where('book_id', '=', bookId)
      .where('day', '>=', localDay(row, new Date(ctx.now().getTime() - 7 * 86_400_000)))
      .orderBy('day')
      .orderBy('place')
      .limit(500)
      .execute(),
  ])
  return {
    below,
    stops: stops.map(({ state, day, ...stop }) => ({
      ...{ ...stop, day: String(day), state: state as 'planned' | 'collected' | 'missed' },
    })),
  }
}
