import { refusesVersion } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { viewOf } from './activity.ts'
import { nodesOf, type StoredNode } from './node-store.ts'
import { headOf, versionOf } from './version.ts'

const KINDS = [
  'horizon',
  'mission',
  'word',
  'readiness',
  'swot',
  'gap',
  'need',
  'programme',
  'chapter',
] as const

/** What stands before the tree, each kind in its own order. */
export async function planDocument(ctx: Context, { version }: { readonly version?: string | undefined }) {
  const { code: region, db } = ctx.region
  const found = await versionOf(db, region, version)
  const at = { region, planId: found.id }
  const [[node], ...lists] = await Promise.all([
    nodesOf(db, at, 'plan'),
    ...KINDS.map((kind) => nodesOf(db, at, kind)),
  ])
  const activities = await db
    .selectFrom('plan_activity')
    .select(['id', 'title', 'title_en', 'words', 'element'])
    .where('region_code', '=', region)
    .where('plan_id', '=', found.id)
    .where('removed_at', 'is', null)
    .orderBy('title')
    .execute()
  return {
    plan: headOf(found, ctx.now().getFullYear()),
    node: viewOf(node as StoredNode),
    nodes: Object.fromEntries(
      KINDS.map((kind, index) => [kind, (lists[index] ?? []).toSorted(inOrder).map(viewOf)]),
    ),
    activities: activities.map(({ id, title, title_en, words, element }) => ({
      ...{ id, words, element },
      title: { id: title, en: title_en },
    })),
    may: { edit: ctx.actor.permissions.has('plan.edit') && !refusesVersion(found.status) },
  }
}

// By place, by years, and else in the order in which they came: their ids begin with the time.
function inOrder({ fields: a, id }: StoredNode, { fields: b, id: other }: StoredNode): number {
  const by = (field: string) => Number(a[field] ?? 0) - Number(b[field] ?? 0)
  return by('position') || by('firstYear') || by('lastYear') || id.localeCompare(other)
}
