import type { Issued } from '@guyub/contract/queue'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type IssueTicket, issueTicket } from './issue-ticket.ts'

/**
 * Gives a number to somebody who is not there yet, on the day of `at`: it is held until its holder comes (`ticketArrived`). Within the
 * transaction of another command; refuses as `issueTicket` does.
 */
export async function expectTicket(tx: Db, ctx: Context, ticket: IssueTicket): Promise<Issued> {
  const issued = await issueTicket(tx, ctx, ticket)
  await tx
    .updateTable('queue_ticket')
    .set({ state: 'held', forecast_at: null, version: sql<number>`version + 1` })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', ticket.ticketId)
    .execute()
  return { ...issued, ahead: 0 }
}

/**
 * Whoever was expected has come: the number waits from now on, behind those who were there before. Within the transaction of another
 * command; refuses with queue.not_now when it was called, or its day is over.
 */
export async function ticketArrived(
  tx: Db,
  { region }: Context,
  { ticketId, at }: { readonly ticketId: string; readonly at: Date },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('queue_ticket')
    .set({ state: 'waiting', waits_from: at, version: sql<number>`version + 1` })
    .where('region_code', '=', region.code)
    .where('id', '=', ticketId)
    .where('state', '=', 'held')
    .where('first_called_at', 'is', null)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refusal('queue.not_now')
}
