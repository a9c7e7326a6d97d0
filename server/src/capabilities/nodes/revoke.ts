import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { nodeRevoked } from './events.ts'
import { nodeById, updateNode } from './node-row.ts'

interface Revoke {
  readonly commandId: string
  readonly nodeId: string
  readonly reason: string
}

/** Takes a node out of use. The key of its link goes: what was on its way to it opens for nobody any more. */
export async function revokeNode(ctx: Context, { commandId, nodeId, reason }: Revoke) {
  return once(ctx, 'nodes.revoke', commandId, async (tx) => {
    const node = await nodeById(tx, ctx, nodeId, true)
    if (node?.side !== 'regency') throw new Refusal('nodes.unknown')
    if (node.revoked_at) throw new Refusal('nodes.revoked_already')
    const at = ctx.now()
    await updateNode(tx, ctx, nodeId, {
      ...{ revoked_at: at, revoked_by: ctx.actor.id, reason, link_key: null, link_key_data: null },
    })
    await tx
      .updateTable('node_parcel')
      .set({ text: null })
      .where('region_code', '=', ctx.region.code)
      .where('node_id', '=', nodeId)
      .execute()
    await emit(tx, ctx, nodeRevoked, {
      ...{ subjectId: nodeId, officeCode: node.office_code, occurredAt: at },
      facts: { letter: node.letter },
    })
    return { nodeId, revokedAt: at.toISOString() }
  })
}
