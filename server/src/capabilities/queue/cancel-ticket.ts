import { OPEN_STATES } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ticketCancelled } from './events.ts'
import { tellFollower } from './followed.ts'
import type { QueueNeeds } from './needs.ts'
import { factsOf, type TicketRow, ticketForOfficer, ticketRow } from './ticket-row.ts'

interface Cancel {
  readonly ticketId: string
  readonly reason: string
}

/** An officer takes a number out of the row. */
export function cancelOnce(
  ctx: Context,
  needs: Pick<QueueNeeds, 'followed'>,
  { commandId, ticketId, reason }: Cancel & { readonly commandId: string },
) {
  return once(ctx, 'queue.cancel-ticket', commandId, async (tx) => {
    const ticket = await ticketForOfficer(tx, ctx, ticketId)
    await end(tx, ctx, ticket, reason, ctx.now())
    await tellFollower(tx, ctx, needs, ticket, 'cancelled')
    return { state: 'cancelled' as const }
  })
}

/** The same within the transaction of another command. Refuses with queue.no_such_ticket and queue.not_now. */
export async function cancelTicket(
  tx: Db,
  ctx: Context,
  { ticketId, reason, at }: Cancel & { readonly at: Date },
): Promise<void> {
  await end(tx, ctx, await ticketRow(tx, ctx, ticketId), reason, at)
}

async function end(tx: Db, ctx: Context, ticket: TicketRow, reason: string, at: Date): Promise<void> {
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state)) throw new Refusal('queue.not_now')
  await tx
    .updateTable('queue_ticket')
    .set({ state: 'cancelled', ended_at: at, reason, version: sql<number>`version + 1` })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', ticket.id)
    .execute()
  await emit(tx, ctx, ticketCancelled, {
    ...{ subjectId: ticket.id, officeCode: ticket.office_code, occurredAt: at },
    facts: { ...factsOf(ticket), isDayOver: false },
  })
}
