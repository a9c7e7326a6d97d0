import { type NodeKind, OF_ACTIVITY, refusesEditor, refusesVersion } from '@guyub/contract/plan'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { editorOf } from './edit-node.ts'
import { nodeRemoved, nodeRestored } from './events.ts'
import { lockNode, ownersOf, tableOf } from './node-store.ts'
import { record, told } from './record.ts'
import { refusedByTable } from './refused-by-table.ts'
import { holdVersion } from './version.ts'

interface RemoveNode {
  readonly commandId: string
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
  readonly revision: number
  readonly restore: boolean
}

/** Takes something out, or puts it back, as long as it is as it was seen. */
export async function removeNode(ctx: Context, command: RemoveNode) {
  const { planId, kind, nodeId, restore } = command
  const at = { region: ctx.region.code, planId }
  return once(ctx, 'plan.remove-node', command.commandId, (tx) =>
    // What was taken out may come back to find its place taken.
    refusedByTable(async () => {
      const closed = refusesVersion((await holdVersion(tx, at.region, planId)).status)
      if (closed) throw new Refusal(closed)
      const node = kind === 'plan' ? undefined : await lockNode(tx, at, kind, nodeId)
      if (!node || node.isRemoved !== restore) throw new Refusal('plan.no_such_node')
      const owners = OF_ACTIVITY.includes(kind) ? await ownersOf(tx, at, node.activityId) : null
      const refused = refusesEditor(editorOf(ctx), kind, owners)
      if (refused) throw new Refusal(refused)
      if (node.revision !== command.revision) throw new Refusal('plan.changed')
      if (kind === 'programme' && !restore && (await hasActivities(tx, at, nodeId)))
        throw new Refusal('plan.not_empty')
      await sql`update ${sql.table(tableOf(kind))}
      set removed_at = ${restore ? null : ctx.now()}, touched_at = ${ctx.now()}, revision = ${node.revision + 1}
      where region_code = ${at.region} and plan_id = ${planId} and id = ${nodeId}`.execute(tx)
      const place = { planId, kind, nodeId, activityId: node.activityId }
      await record(tx, ctx, place, restore ? 'restored' : 'removed')
      const { facts, happening } = told(ctx, place)
      await emit(tx, ctx, restore ? nodeRestored : nodeRemoved, { ...happening, facts })
      return { nodeId, removed: !restore }
    }),
  )
}

async function hasActivities(
  tx: Db,
  at: { readonly region: string; readonly planId: string },
  programmeId: string,
): Promise<boolean> {
  const one = await tx
    .selectFrom('plan_activity')
    .select('id')
    .where('region_code', '=', at.region)
    .where('plan_id', '=', at.planId)
    .where('programme_id', '=', programmeId)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}
