import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { firstAnswer } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { sqlStateOf } from '../../kernel/sqlstate.ts'
import type { QueueNeeds } from './needs.ts'
import { refuse } from './refusing.ts'

interface CallNext {
  readonly commandId: string
  readonly counterId: string
}

interface Called {
  readonly callId: string
  readonly ticketId: string
  readonly number: string
  readonly laneId: string
  readonly priority?: string
  readonly subjectKind?: string
  readonly subjectId?: string
}

const NAME = 'queue.call-next'
const SOMEBODY_FOLLOWS = 'GY031'
const CALL = {
  name: NAME,
  text: `select call_next(${Array.from({ length: 11 }, (_, index) => `$${index + 1}`).join(', ')}) as told`,
}

/**
 * Calls whoever is next in the lanes of a counter: one call of the database. Only a ticket that somebody follows needs a transaction
 * around it, which is known once it is found; then it is called anew in one.
 */
export async function callNext(ctx: Context, needs: QueueNeeds, command: CallNext): Promise<Called> {
  const at = ctx.now()
  const alone = needs.followed === undefined
  try {
    const [row] = await ctx.region.run<{ told: Called | null }>(CALL, valuesOf(ctx, command, at, alone))
    return row?.told ?? (await firstAnswer<Called>(ctx.region.db, ctx, NAME, command.commandId))
  } catch (error) {
    return sqlStateOf(error) === SOMEBODY_FOLLOWS ? callFollowed(ctx, needs, command, at) : refuse(error)
  }
}

async function callFollowed(ctx: Context, needs: QueueNeeds, command: CallNext, at: Date): Promise<Called> {
  return ctx.region.db.transaction().execute(async (tx) => {
    const values = [ctx.region.code, ...valuesOf(ctx, command, at, true)]
    const { rows } = await sql<{ told: Called | null }>`select call_next(${sql.join(values)}) as told`
      .execute(tx)
      .catch(refuse)
    const told = rows[0]?.told
    if (!told) return firstAnswer<Called>(tx, ctx, NAME, command.commandId)
    const { ticketId, laneId, subjectKind: kind, subjectId: id } = told
    if (kind !== undefined && id !== undefined)
      await needs.followed?.(tx, ctx, { ticketId, laneId, subject: { kind, id }, change: 'called', at })
    return told
  })
}

function valuesOf(ctx: Context, { commandId, counterId }: CallNext, at: Date, joins: boolean): unknown[] {
  return [
    ...[ctx.actor.id, commandId, NAME, ctx.fingerprint ?? null, commandId, counterId, ctx.actor.officeCode],
    ...[at, joins, newCommandId()],
  ]
}
