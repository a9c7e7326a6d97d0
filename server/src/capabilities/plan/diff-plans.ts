import { isDeepStrictEqual } from 'node:util'
import { type Difference, NODE_KINDS, type NodeKind } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { labelOf } from './node-label.ts'
import { nodesOf, type StoredNode } from './node-store.ts'
import { versions } from './versions.ts'

/** What was added, taken out and changed from one version to another, in the order of the kinds. */
export async function diffPlans(
  ctx: Context,
  { planId, otherId }: { readonly planId: string; readonly otherId: string },
) {
  const all = await versions(ctx)
  const [before, after] = [planId, otherId].map((id) => all.find((one) => one.id === id))
  if (!before || !after) throw new Refusal('plan.no_such_version')
  const differences: Difference[] = []
  const activities = new Map<string, string>()
  for (const kind of NODE_KINDS) {
    const [old, young] = await Promise.all(
      [planId, otherId].map((id) => nodesOf(ctx.region.db, { region: ctx.region.code, planId: id }, kind)),
    )
    if (kind === 'activity')
      for (const { id, fields } of [...(old ?? []), ...(young ?? [])])
        activities.set(id, labelOf(kind, fields))
    differences.push(...between(kind, old ?? [], young ?? []))
  }
  // Milestones, figures, budgets and risks of an activity that came or went, came and went with it.
  const whole = new Set(
    differences
      .filter(({ kind, change }) => kind === 'activity' && change !== 'changed')
      .map(({ nodeId }) => nodeId),
  )
  return {
    before,
    after,
    differences: differences
      .filter(({ kind, activityId }) => kind === 'activity' || !activityId || !whole.has(activityId))
      .map((one) => ({ ...one, about: (one.activityId && activities.get(one.activityId)) || one.about })),
  }
}

function between(kind: NodeKind, old: readonly StoredNode[], young: readonly StoredNode[]): Difference[] {
  // The plan itself is another row in each version; everything else keeps its id.
  const idOf = ({ id }: StoredNode) => (kind === 'plan' ? 'plan' : id)
  const [before, after] = [old, young].map((nodes) => new Map(nodes.map((node) => [idOf(node), node])))
  const told = (node: StoredNode) => ({
    ...{ kind, nodeId: node.id, activityId: node.activityId, about: labelOf(kind, node.fields) },
  })
  const gone = old.filter((node) => !after?.has(idOf(node)))
  return [
    ...gone.map((node) => ({ ...told(node), change: 'removed' as const, fields: [] })),
    ...young.flatMap((node): Difference[] => {
      const was = before?.get(idOf(node))
      if (!was) return [{ ...told(node), change: 'added', fields: [] }]
      const fields = Object.keys(node.fields).flatMap((field) =>
        isDeepStrictEqual(was.fields[field], node.fields[field])
          ? []
          : [{ field, before: was.fields[field], after: node.fields[field] }],
      )
      return fields.length ? [{ ...told(node), change: 'changed', fields }] : []
    }),
  ]
}
