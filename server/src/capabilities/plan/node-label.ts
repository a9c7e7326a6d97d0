import type { NodeKind } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { At } from './activity-rows.ts'
import { nodesOf, tableOf, type Values } from './node-store.ts'

const SAYS = [
  'title',
  'statement',
  'word',
  'risk',
  'finding',
  'present',
  'section',
  'platform',
  'span',
] as const

/** What a node is called where a list mentions it: its title or the beginning of what it says. */
export function labelOf(kind: NodeKind, fields: Values): string {
  if (kind === 'budget') return `${String(fields.year)} · ${String(fields.source)}`
  const said = SAYS.map((field) => fields[field]).find((value) => typeof value === 'string') as
    | string
    | undefined
  return (said ?? kind).slice(0, 120)
}

interface Named extends At {
  readonly kind: NodeKind
  readonly nodeId: string
  readonly activityId: string | null
}

/** What each of several nodes, of any version, is called: of something in an activity it is the activity. */
export async function labels(db: Db, region: string, nodes: readonly Omit<Named, 'region'>[]) {
  const said = new Map<string, string>()
  const ids = [...new Set(nodes.flatMap(({ activityId }) => (activityId ? [activityId] : [])))]
  if (ids.length) {
    const { rows } = await sql<{ id: string; plan_id: string; title: string }>`
      select id, plan_id, title from plan_activity where region_code = ${region} and id = any(${ids}::uuid[])`.execute(
      db,
    )
    for (const { id, plan_id, title } of rows) said.set(`${plan_id} ${id}`, title)
  }
  const kinds = Map.groupBy(
    nodes.filter(({ activityId }) => !activityId),
    ({ planId, kind }) => `${planId} ${tableOf(kind)}`,
  )
  for (const [first, ...others] of kinds.values()) {
    if (!first) continue
    const stored = await nodesOf(db, { region, planId: first.planId }, first.kind, { withRemoved: true })
    for (const { planId, nodeId } of [first, ...others]) {
      const node = stored.find(({ id }) => id === nodeId)
      if (node) said.set(`${planId} ${nodeId}`, labelOf(first.kind, node.fields))
    }
  }
  return ({ planId, nodeId, activityId }: Pick<Named, 'planId' | 'nodeId' | 'activityId'>) =>
    said.get(`${planId} ${activityId ?? nodeId}`) ?? ''
}
