import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { worksIn } from '../identity/index.ts'
import { commandsHandedOver } from './events.ts'

interface HandOver {
  readonly commandId: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** What waits of one officer goes to another of the same office. Who did it and why stays with each. */
export async function handOverCommands(ctx: Context, { commandId, from, to, reason }: HandOver) {
  const { actor, region } = ctx
  return once(ctx, 'nodes.hand_over', commandId, async (tx) => {
    const inside = { ...ctx, region: { ...region, db: tx } }
    if (!(await worksIn(inside, to, actor.officeCode))) throw new Refusal('nodes.no_colleague')
    const moved = await tx
      .updateTable('node_command')
      .set({ owner_id: to, reason, is_told: false })
      .where('region_code', '=', region.code)
      .where('office_code', '=', actor.officeCode)
      .where('owner_id', '=', from)
      .where('state', 'in', ['refused', 'waiting'])
      .returning('id')
      .execute()
    await emit(tx, ctx, commandsHandedOver, {
      ...{ subjectId: from, officeCode: actor.officeCode, occurredAt: ctx.now() },
      facts: { count: moved.length, to },
    })
    return { count: moved.length }
  })
}
