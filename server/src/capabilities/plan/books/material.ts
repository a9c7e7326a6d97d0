import type { ActivityLine, NodeKind } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import { linesOf } from '../lines.ts'
import type { PlanNeeds } from '../needs.ts'
import { nodesOf, type StoredNode } from '../node-store.ts'
import { plan } from '../tree.ts'
import { type PlanRow, versionOf } from '../version.ts'
import { areaNames } from './area-names.ts'
import { chosenQuickWins } from './chosen-quick-wins.ts'

const KINDS = [
  'horizon',
  'mission',
  'word',
  'readiness',
  'swot',
  'gap',
  'need',
  'programme',
  'milestone',
  'indicator',
  'budget',
  'risk',
  'chapter',
] as const satisfies readonly NodeKind[]

/** Everything in one version that a book may tell of. */
export interface Material {
  readonly plan: PlanRow
  readonly tree: Awaited<ReturnType<typeof plan>>
  /** In the order of the tree. */
  readonly lines: readonly ActivityLine[]
  /** Each kind in its own order. */
  readonly nodes: Readonly<Record<(typeof KINDS)[number], readonly StoredNode[]>>
  readonly quickWins: Awaited<ReturnType<typeof chosenQuickWins>>
  readonly descriptions: ReadonlyMap<string, string>
  readonly offices: ReadonlyMap<string, string>
  readonly areas: ReadonlyMap<string, string>
  /** Titles of indicators that the platform computes. */
  readonly platform: ReadonlyMap<string, { readonly title: string; readonly unit: string }>
}

/** Reads a whole version in a fixed number of statements, however many activities it has. */
export async function materialOf(ctx: Context, needs: PlanNeeds, version?: string): Promise<Material> {
  const { code: region, db } = ctx.region
  const found = await versionOf(db, region, version)
  const at = { region, planId: found.id }
  const year = ctx.now().getFullYear()
  const [tree, lines, offices, activities, ...lists] = await Promise.all([
    plan(ctx, needs, { version: found.id, year }),
    linesOf(ctx, needs, found, year),
    needs.offices(ctx),
    nodesOf(db, at, 'activity'),
    ...KINDS.map((kind) => nodesOf(db, at, kind)),
  ])
  return {
    ...{ plan: found, tree, lines, quickWins: await chosenQuickWins(db, region) },
    nodes: Object.fromEntries(
      KINDS.map((kind, index) => [kind, (lists[index] ?? []).toSorted(inOrder)]),
    ) as unknown as Material['nodes'],
    descriptions: new Map(
      activities.flatMap(({ id, fields }) =>
        typeof fields.description === 'string' ? [[id, fields.description]] : [],
      ),
    ),
    offices: new Map([...offices].map(([code, { name }]) => [code, name])),
    areas: await areaNames(
      db,
      lines.flatMap(({ areas }) => areas),
    ),
    platform: new Map(needs.definitions.map(({ key, title, unit }) => [key, { title: title.id, unit }])),
  }
}

function inOrder({ fields: a, id }: StoredNode, { fields: b, id: other }: StoredNode): number {
  const by = (field: string) => Number(a[field] ?? 0) - Number(b[field] ?? 0)
  return by('position') || by('firstYear') || by('lastYear') || by('year') || id.localeCompare(other)
}
