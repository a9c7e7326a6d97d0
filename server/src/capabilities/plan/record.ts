import { newCommandId } from '@guyub/contract/command'
import type { NodeKind } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { StoredNode, Values } from './node-store.ts'

export type How = 'added' | 'edited' | 'merged' | 'requested' | 'removed' | 'restored'

/** Where in a plan something happens. */
export interface Place {
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
  readonly activityId: string | null
}

/** What an event says of its place, and the subject under which an activity's whole history is found. */
export function told(ctx: Context, { planId, kind, nodeId, activityId }: Place) {
  return {
    facts: { plan: planId, kind, node: nodeId },
    happening: {
      subjectId: activityId ?? nodeId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
    },
  }
}

/** Keeps what each field was and became. `node` is as it was before; of a whole row no field is named. */
export async function record(
  tx: Db,
  ctx: Context,
  place: Place,
  how: How,
  node?: StoredNode,
  fields?: Values,
): Promise<void> {
  const same = {
    region_code: ctx.region.code,
    plan_id: place.planId,
    kind: place.kind,
    node_id: place.nodeId,
    activity_id: place.activityId,
    how,
    actor_id: ctx.actor.id,
    office_code: ctx.actor.officeCode,
    at: ctx.now(),
  }
  const rows =
    node && fields
      ? Object.entries(fields).map(([field, value]) => ({
          ...same,
          id: newCommandId(),
          field,
          version: (node.versions[field] ?? 0) + 1,
          before: JSON.stringify(node.fields[field] ?? null),
          after: JSON.stringify(value ?? null),
        }))
      : [{ ...same, id: newCommandId(), field: null, version: null, before: null, after: null }]
  if (rows.length) await tx.insertInto('plan_edit').values(rows).execute()
}
