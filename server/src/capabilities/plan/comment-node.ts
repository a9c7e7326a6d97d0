import type { NodeKind } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { nodeCommented } from './events.ts'
import { nodesOf } from './node-store.ts'
import { told } from './record.ts'
import { holdVersion } from './version.ts'

interface CommentNode {
  readonly commandId: string
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
  readonly words: string
}

/** A remark about anything in the plan, whoever owns it and whatever its status. */
export async function commentNode(ctx: Context, command: CommentNode) {
  const { commandId, planId, kind, nodeId, words } = command
  return once(ctx, 'plan.comment-node', commandId, async (tx) => {
    await holdVersion(tx, ctx.region.code, planId)
    const [node] = await nodesOf(tx, { region: ctx.region.code, planId }, kind, { id: nodeId })
    if (!node) throw new Refusal('plan.no_such_node')
    await tx
      .insertInto('plan_comment')
      .values({
        region_code: ctx.region.code,
        id: commandId,
        ...{ plan_id: planId, kind, node_id: nodeId, activity_id: node.activityId, words },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, at: ctx.now() },
      })
      .execute()
    const { facts, happening } = told(ctx, { planId, kind, nodeId, activityId: node.activityId })
    await emit(tx, ctx, nodeCommented, { ...happening, facts })
    return { commentId: commandId }
  })
}
