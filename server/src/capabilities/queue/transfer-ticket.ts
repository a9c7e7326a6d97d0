import { OPEN_STATES } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ticketMoved } from './events.ts'
import { tellFollower } from './followed.ts'
import type { QueueNeeds } from './needs.ts'
import { factsOf, type TicketRow, ticketForOfficer, ticketRow } from './ticket-row.ts'

interface Transfer {
  readonly ticketId: string
  readonly laneId: string
  /** With the place in the row that it had, or behind whoever waits there. */
  readonly keepsTurn: boolean
}

/** A counter sends a ticket to another lane of its place. */
export function transferOnce(
  ctx: Context,
  needs: QueueNeeds,
  { commandId, ...transfer }: Transfer & { readonly commandId: string },
) {
  return once(ctx, 'queue.transfer-ticket', commandId, async (tx) => {
    const ticket = await ticketForOfficer(tx, ctx, transfer.ticketId)
    await move(tx, ctx, ticket, { ...transfer, at: ctx.now() })
    await tellFollower(tx, ctx, needs, { ...ticket, lane_id: transfer.laneId }, 'transferred')
    return { state: 'waiting' as const }
  })
}

/**
 * The same within the transaction of another command, which tells nobody: whoever asks for it knows. Refuses with
 * queue.no_such_ticket, queue.not_now, queue.no_such_lane, queue.lane_closed, queue.same_lane, queue.other_place.
 */
export async function transferTicket(
  tx: Db,
  ctx: Context,
  transfer: Transfer & { readonly at: Date },
): Promise<void> {
  await move(tx, ctx, await ticketRow(tx, ctx, transfer.ticketId), transfer)
}

async function move(
  tx: Db,
  ctx: Context,
  ticket: TicketRow,
  { laneId, keepsTurn, at }: Transfer & { readonly at: Date },
): Promise<void> {
  const { region } = ctx
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state)) throw new Refusal('queue.not_now')
  const lane = await tx
    .selectFrom('queue_lane')
    .select(['key', 'place_id', 'closed_at'])
    .where('region_code', '=', region.code)
    .where('id', '=', laneId)
    .executeTakeFirst()
  if (!lane) throw new Refusal('queue.no_such_lane')
  if (lane.place_id !== ticket.place_id) throw new Refusal('queue.other_place')
  if (lane.closed_at) throw new Refusal('queue.lane_closed')
  if (laneId === ticket.lane_id) throw new Refusal('queue.same_lane')
  await tx
    .updateTable('queue_ticket')
    .set({
      ...{ state: 'waiting', lane_id: laneId, counter_id: null, calls: 0 },
      ...(!keepsTurn && { waits_from: at }),
      // What was said when it was taken was said of the other lane.
      ...{ forecast_at: null, version: sql<number>`version + 1` },
    })
    .where('region_code', '=', region.code)
    .where('id', '=', ticket.id)
    .execute()
  if (ticket.priority !== null)
    await sql`
      insert into queue_turn (region_code, lane_id, day, priority)
      select t.region_code, t.lane_id, t.due_day, t.priority from queue_ticket t
      where t.region_code = ${region.code} and t.id = ${ticket.id} on conflict do nothing`.execute(tx)
  await emit(tx, ctx, ticketMoved, {
    ...{ subjectId: ticket.id, officeCode: ticket.office_code, occurredAt: at },
    facts: { ...factsOf(ticket), step: 'transfer', toLane: lane.key },
  })
}
