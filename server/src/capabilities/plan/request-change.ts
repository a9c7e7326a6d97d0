import { isDeepStrictEqual } from 'node:util'
import { type NodeKind, readField } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkCodes } from './check-codes.ts'
import { changeRequested } from './events.ts'
import type { PlanNeeds } from './needs.ts'
import { nodesOf } from './node-store.ts'
import { told } from './record.ts'
import { refusedFields } from './refused-fields.ts'
import { holdVersion } from './version.ts'

interface RequestChange {
  readonly commandId: string
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
  readonly field: string
  readonly value?: unknown
  readonly reason: string
}

/** Asks for another value, with a reason. It is judged like an edit now, so that what cannot be accepted is not asked for. */
export async function requestChange(ctx: Context, needs: PlanNeeds, command: RequestChange) {
  const { commandId, planId, kind, nodeId, field, reason } = command
  return once(ctx, 'plan.request-change', commandId, async (tx) => {
    await holdVersion(tx, ctx.region.code, planId)
    const [node] = await nodesOf(tx, { region: ctx.region.code, planId }, kind, { id: nodeId })
    if (!node) throw new Refusal('plan.no_such_node')
    const read =
      kind === 'programme' && field === 'element' ? undefined : readField(kind, field, command.value)
    if (!read) throw refusedFields([{ pointer: '#/value', value: command.value }])
    if (isDeepStrictEqual(node.fields[field] ?? null, read.value ?? null))
      throw new Refusal('plan.asks_for_nothing')
    await checkCodes(ctx, tx, needs, planId, kind, { [field]: read.value })
    await tx
      .insertInto('plan_request')
      .values({
        region_code: ctx.region.code,
        id: commandId,
        ...{ plan_id: planId, kind, node_id: nodeId, activity_id: node.activityId, field, reason },
        before: JSON.stringify(node.fields[field] ?? null),
        proposed: JSON.stringify(read.value ?? null),
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, at: ctx.now() },
      })
      .execute()
    const { facts, happening } = told(ctx, { planId, kind, nodeId, activityId: node.activityId })
    await emit(tx, ctx, changeRequested, { ...happening, facts: { ...facts, field, request: commandId } })
    return { requestId: commandId }
  })
}
