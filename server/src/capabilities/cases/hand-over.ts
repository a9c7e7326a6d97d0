import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { worksIn } from '../identity/index.ts'
import { workHandedOver } from './events.ts'
import { standsInFor } from './stand-ins.ts'

interface HandOver {
  readonly commandId: string
  readonly from: string
  readonly to: string | null
}

/** All open work of somebody in this office, to a colleague or back to everybody. */
export async function handOver(ctx: Context, { commandId, from, to }: HandOver) {
  const { region, actor } = ctx
  // Before the transaction, which holds one connection and must not ask the pool for another.
  if (to && !(await worksIn(ctx, to, actor.officeCode, 'cases.act')))
    throw new Refusal('cases.no_such_colleague')
  const isFree = from === actor.id || !(await worksIn(ctx, from, actor.officeCode, 'cases.act'))
  return once(ctx, 'cases.hand-over', commandId, async (tx) => {
    const { rows } = await sql`select from (${standsInFor(ctx)}) away where actor_id = ${from}`.execute(tx)
    if (!isFree && rows.length === 0) throw new Refusal('cases.not_yours_to_hand_over')
    const { numUpdatedRows } = await tx
      .updateTable('case')
      .set((eb) => ({ assignee_id: to, version: eb('version', '+', 1) }))
      .where('region_code', '=', region.code)
      .where('handler_code', '=', actor.officeCode)
      .where('assignee_id', '=', from)
      .where('closed', '=', false)
      .executeTakeFirstOrThrow()
    const moved = Number(numUpdatedRows)
    await emit(tx, ctx, workHandedOver, {
      ...{ subjectId: commandId, officeCode: actor.officeCode, occurredAt: ctx.now() },
      facts: { moved, isLaidBack: to === null },
    })
    return { moved }
  })
}
