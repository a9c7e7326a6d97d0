import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { bookFor, bookOf, happened } from './book-row.ts'
import { roundPlanned, stopEnded } from './events.ts'
import { refuseLines, refuseUnknown } from './goods.ts'
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
  readonly occurredAt?: string | undefined
  readonly items: readonly Taken[]
  readonly slip?: string | undefined
}

interface Taken {
  readonly commodity: string
  readonly grams: number
}

/** What became of a stop. */
export async function endStop(ctx: Context, needs: LedgerNeeds, command: EndStop) {
  const { commandId, bookId, stopId, state, note, items, slip } = command
  const { code } = ctx.region
  if (state === 'missed' && (items.length || slip)) throw new Refusal('ledger.not_taken')
  return once(ctx, 'ledger.end-stop', commandId, async (tx) => {
    const { row, use } = await bookFor(tx, within(ctx, tx), needs, bookId, ['weigher', 'treasurer', 'chair'])
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
    refuseUnknown(use, items)
    refuseLines(items, ({ grams }) => grams > use.heaviest, 'ledger.too_heavy')
    const at = happened(ctx, row, command.occurredAt ?? ctx.now().toISOString())
    await tx
      .updateTable('ledger_stop')
      .set({
        ...{ state, note: note ?? null, items: JSON.stringify(summed(items)), slip: slip ?? null },
        ...{ ended_by: ctx.actor.id, ended_at: at },
      })
      .where('region_code', '=', code)
      .where('id', '=', stopId)
      .execute()
    await emit(tx, ctx, stopEnded, {
      ...{ subjectId: stopId, officeCode: row.area_code, occurredAt: at },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, state },
    })
    return { stopId }
  }).catch((error) => {
    if (constraintOf(error) === 'ledger_stop_slip_once') throw new Refusal('ledger.slip_twice')
    throw error
  })
}

/** Two bags of one kind are one line: the sale of the unit asks for each kind once. */
function summed(items: readonly Taken[]): Taken[] {
  const sums = new Map<string, number>()
  for (const { commodity, grams } of items) sums.set(commodity, (sums.get(commodity) ?? 0) + grams)
  return [...sums].map(([commodity, grams]) => ({ commodity, grams }))
}

interface Below {
  readonly id: string
  readonly name: string
  readonly areaCode: string
  readonly place: string | null
  readonly grams: number
  readonly lastCollected: string | null
}

const [WEEK, MONTH] = [7 * 86_400_000, 30 * 86_400_000]

/** The books below, the fullest first, and the stops of the last week and after; and what the book above took from this one. */
export async function rounds(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { code, db } = ctx.region
  const { row } = await bookOf(db, ctx, needs, bookId)
  const daysAgo = (ms: number) => localDay(row, new Date(ctx.now().getTime() - ms))
  const [{ rows: below }, stops, taken] = await Promise.all([
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
      .select(['id', 'below_id as belowId', 'day', 'place', 'state', 'note', 'slip', 'items'])
      .where('region_code', '=', code)
      .where('book_id', '=', bookId)
      .where('day', '>=', daysAgo(WEEK))
      .orderBy('day')
      .orderBy('place')
      .limit(500)
      .execute(),
    db
      .selectFrom('ledger_stop')
      .select(['id', 'day', 'slip', 'items'])
      .where('region_code', '=', code)
      .where('below_id', '=', bookId)
      .where('state', '=', 'collected')
      .where('day', '>=', daysAgo(MONTH))
      .orderBy('day', 'desc')
      .limit(100)
      .execute(),
  ])
  return {
    below,
    stops: stops.map(({ state, day, items, ...stop }) => ({
      ...{ ...stop, day: String(day), state: state as 'planned' | 'collected' | 'missed' },
      items: items as unknown as Taken[],
    })),
    taken: taken.map(({ day, items, ...stop }) => ({
      ...{ ...stop, day: String(day), items: items as unknown as Taken[] },
    })),
  }
}
