import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { NodesNeeds } from './needs.ts'
import { ownNode } from './node-row.ts'
import { nodesContext } from './other-side.ts'
import { countsOf, syncNode } from './sync.ts'

/** Whether this installation is a village's own, and how far it is in step. */
export async function hereIs(ctx: Context, { machine }: Pick<NodesNeeds, 'machine'>) {
  const node = ctx.region.code && machine ? await ownNode(ctx.region.db, ctx) : undefined
  if (!node) return { node: null }
  return {
    node: {
      ...{ id: node.id, name: node.name, office: node.office_code, address: node.address ?? '' },
      lastMetAt: node.last_met_at?.toISOString() ?? null,
      lastWay: node.last_way as 'line' | 'stick' | null,
      ...{ lastFault: node.last_fault, revokedAt: node.revoked_at?.toISOString() ?? null },
      ...(await countsOf(ctx, node.id)),
      certificateUntil: machine?.certificateUntil()?.toISOString() ?? null,
    },
  }
}

/** A person asks for it instead of waiting for the next half minute. */
export async function syncNow(ctx: Context, needs: NodesNeeds) {
  const node = needs.machine && (await ownNode(ctx.region.db, ctx))
  if (!node) throw new Refusal('nodes.not_here')
  const inside = nodesContext(needs.pool, ctx.region.code, ctx.now)
  const passed = await syncNode(inside, needs).catch(() => 0)
  return { passed, fault: (await ownNode(ctx.region.db, ctx))?.last_fault ?? null }
}
