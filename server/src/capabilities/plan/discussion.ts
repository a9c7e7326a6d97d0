import type { NodeKind } from '@guyub/contract/plan'
import { refusesEditor, refusesVersion } from '@guyub/contract/plan'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { PlanComment, PlanConflict, PlanRequest } from '../../kernel/tables.gen.ts'
import { editorOf } from './edit-node.ts'
import { labels } from './node-label.ts'
import { nodesOf, ownersOf, type StoredNode } from './node-store.ts'
import { openVersion } from './version.ts'

type Names = ReadonlyMap<string, string>
type Offices = ReadonlyMap<string, { readonly name: string }>

export function told(comment: Selectable<PlanComment>, names: Names, offices: Offices) {
  const { id, kind, node_id, words, actor_id, office_code, at } = comment
  return {
    ...{ id, kind, nodeId: node_id, words },
    by: names.get(actor_id) ?? null,
    office: offices.get(office_code)?.name ?? office_code,
    at: at.toISOString(),
  }
}

interface Asked {
  readonly plan_id: string
  readonly kind: string
  readonly node_id: string
  readonly activity_id: string | null
}

const placeOf = ({ plan_id, kind, node_id, activity_id }: Asked) => ({
  ...{ planId: plan_id, nodeId: node_id, activityId: activity_id },
  kind: kind as NodeKind,
})

/** Conflicts with what stands at this moment, and whether whoever asks may decide. */
export async function conflictsTold(ctx: Context, rows: readonly Selectable<PlanConflict>[], names: Names) {
  const { code: region, db } = ctx.region
  const about = await labels(db, region, rows.map(placeOf))
  return Promise.all(
    rows.map(async (row) => {
      const place = placeOf(row)
      const at = { region, planId: place.planId }
      const [node] = await nodesOf(db, at, place.kind, { id: place.nodeId })
      const version = await db
        .selectFrom('plan')
        .select('status')
        .where('region_code', '=', region)
        .where('id', '=', place.planId)
        .executeTakeFirst()
      const owners = await ownersOf(db, at, place.activityId)
      return {
        ...place,
        id: row.id,
        about: about(place),
        field: row.field,
        standing: node?.fields[row.field] ?? null,
        standingBy: row.standing_by ? (names.get(row.standing_by) ?? null) : null,
        version: node?.versions[row.field] ?? 0,
        proposed: row.proposed,
        proposedBy: names.get(row.proposed_by) ?? null,
        openedAt: row.opened_at.toISOString(),
        mayResolve:
          node !== undefined &&
          !refusesVersion(version?.status ?? '') &&
          !refusesEditor(editorOf(ctx), place.kind, owners, row.field),
      }
    }),
  )
}

/** Requests with what stands now in the version into which they would go. */
export async function requestsTold(
  ctx: Context,
  rows: readonly Selectable<PlanRequest>[],
  names: Names,
  offices: Offices,
) {
  const { code: region, db } = ctx.region
  const about = await labels(db, region, rows.map(placeOf))
  const open = await openVersion(db, region)
  return Promise.all(
    rows.map(async (row) => {
      const place = placeOf(row)
      const node = open && !row.decision ? await nodeNow(place, open.id) : undefined
      return {
        ...place,
        id: row.id,
        about: about(place),
        field: row.field,
        before: row.before,
        now: node ? (node.fields[row.field] ?? null) : null,
        version: node ? (node.versions[row.field] ?? 0) : null,
        proposed: row.proposed,
        reason: row.reason,
        by: names.get(row.actor_id) ?? null,
        office: offices.get(row.office_code)?.name ?? row.office_code,
        at: row.at.toISOString(),
        decision: row.decision as 'accepted' | 'rejected' | null,
        decidedWhy: row.decided_why,
        decidedBy: row.decided_by ? (names.get(row.decided_by) ?? null) : null,
        decidedAt: row.decided_at?.toISOString() ?? null,
      }
    }),
  )

  async function nodeNow(place: ReturnType<typeof placeOf>, planId: string): Promise<StoredNode | undefined> {
    const id = place.kind === 'plan' ? planId : place.nodeId
    return (await nodesOf(db, { region, planId }, place.kind, { id }))[0]
  }
}
