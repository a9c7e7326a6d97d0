import { newCommandId } from '@guyub/contract/command'
import { type Channel, type Issued, turnsBefore } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { firstAnswer } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { Subject } from './needs.ts'
import { type LaneNow, laneNow, laneNowWithin } from './pace.ts'
import { refuse } from './refusing.ts'

export interface IssueTicket {
  readonly ticketId: string
  readonly laneId: string
  readonly priority?: string | undefined
  /** What the ticket is for; whoever is lent as `followed` hears of each change. */
  readonly subject?: Subject | undefined
  readonly channel: Channel
  readonly at: Date
}

const PARAMETERS = 16
const ISSUE = {
  name: 'queue.issue',
  text: `select issue_ticket(${Array.from({ length: PARAMETERS }, (_, index) => `$${index + 1}`).join(', ')}) as told`,
}

/**
 * Gives a number within the transaction of another command. Refuses with queue.no_such_lane, queue.lane_closed,
 * queue.no_such_priority.
 */
export async function issueTicket(tx: Db, ctx: Context, ticket: IssueTicket): Promise<Issued> {
  const now = await laneNowWithin(tx, ctx.region.code, ticket.laneId)
  const values = [ctx.region.code, ...valuesOf(ctx, null, ticket, now)]
  const { rows } = await sql<{ told: Issued }>`select issue_ticket(${sql.join(values)}) as told`
    .execute(tx)
    .catch(refuse)
  const [row] = rows
  if (!row) throw new Error('issue_ticket answered nothing')
  return row.told
}

/** The same as a command of its own, in one call; its id is the ticket's. */
export async function issueOnce(
  ctx: Context,
  name: string,
  ticket: IssueTicket,
  known?: LaneNow,
): Promise<Issued> {
  const now = known ?? (await laneNow(ctx.region, ticket.laneId))
  const [row] = await ctx.region
    .run<{ told: Issued | null }>(ISSUE, valuesOf(ctx, name, ticket, now))
    .catch(refuse)
  return row?.told ?? firstAnswer<Issued>(ctx.region.db, ctx, name, ticket.ticketId)
}

function valuesOf(
  ctx: Context,
  name: string | null,
  ticket: IssueTicket,
  { pace, beside }: LaneNow,
): unknown[] {
  const { ticketId, laneId, priority, subject, channel, at } = ticket
  return [
    ...[ctx.actor.id, name && ticketId, name, ctx.fingerprint ?? null, ticketId, laneId, priority ?? null],
    ...[subject?.kind ?? null, subject?.id ?? null, channel, at, pace ? pace.mean / pace.counters : null],
    ...[beside, pace ? turnsBefore(0, pace) * pace.mean : null, newCommandId()],
  ]
}
