import type { Change } from '@guyub/contract/queue'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { QueueNeeds } from './needs.ts'
import type { TicketRow } from './ticket-row.ts'

/** Tells whoever follows the ticket, in the same transaction. */
export async function tellFollower(
  tx: Db,
  ctx: Context,
  { followed }: Pick<QueueNeeds, 'followed'>,
  {
    id: ticketId,
    lane_id: laneId,
    subject_kind: kind,
    subject_id: id,
  }: Pick<TicketRow, 'id' | 'lane_id' | 'subject_kind' | 'subject_id'>,
  change: Change,
): Promise<void> {
  if (kind === null || id === null) return
  await followed?.(tx, ctx, { ticketId, laneId, subject: { kind, id }, change, at: ctx.now() })
}
