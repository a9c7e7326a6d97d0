import { fieldsOf, type NodeKind, OF_ACTIVITY, type Owners } from '@guyub/contract/plan'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** Where each kind stands. The constraints of these tables have the last word about what is written. */
const TABLES = {
  plan: 'plan',
  horizon: 'plan_horizon',
  mission: 'plan_mission',
  word: 'plan_word',
  readiness: 'plan_readiness',
  swot: 'plan_swot',
  gap: 'plan_gap',
  need: 'plan_need',
  chapter: 'plan_chapter',
  programme: 'plan_programme',
  activity: 'plan_activity',
  milestone: 'plan_milestone',
  indicator: 'plan_indicator',
  budget: 'plan_budget',
  risk: 'plan_risk',
} as const satisfies Record<NodeKind, string>

export type Values = Readonly<Record<string, unknown>>

export interface StoredNode {
  readonly id: string
  readonly activityId: string | null
  readonly revision: number
  readonly versions: Readonly<Record<string, number>>
  readonly isRemoved: boolean
  readonly fields: Values
}

export function tableOf(kind: NodeKind): string {
  return TABLES[kind]
}

export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The nodes of a kind in one version, those taken out left out; one of them, or those of one activity, when it is named. */
export async function nodesOf(
  db: Db,
  at: { readonly region: string; readonly planId: string },
  kind: NodeKind,
  only: { readonly id?: string; readonly activityId?: string; readonly withRemoved?: boolean } = {},
  lock: RawBuilder<unknown> = sql``,
): Promise<StoredNode[]> {
  const isPlan = kind === 'plan'
  const hasActivity = OF_ACTIVITY.includes(kind)
  const columns = fieldsOf(kind).map((field) => sql`${sql.ref(columnOf(field))} as ${sql.ref(field)}`)
  const conditions = [
    sql`region_code = ${at.region}`,
    isPlan ? sql`id = ${at.planId}` : sql`plan_id = ${at.planId}`,
    ...(only.id ? [sql`id = ${only.id}`] : []),
    ...(only.activityId ? [sql`activity_id = ${only.activityId}`] : []),
    ...(isPlan || only.withRemoved ? [] : [sql`removed_at is null`]),
  ]
  const { rows } = await sql<Record<string, unknown>>`
    select id as "@id", revision as "@revision", field_versions as "@versions",
           ${isPlan ? sql`null::timestamptz` : sql`removed_at`} as "@removed",
           ${hasActivity ? sql`activity_id` : kind === 'activity' ? sql`id` : sql`null::uuid`} as "@activity",
           ${sql.join(columns)}
    from ${sql.table(TABLES[kind])} where ${sql.join(conditions, sql` and `)} order by id ${lock}`.execute(db)
  return rows.map(
    ({
      '@id': id,
      '@revision': revision,
      '@versions': versions,
      '@removed': removed,
      '@activity': activity,
      ...row
    }) => ({
      id: id as string,
      activityId: activity as string | null,
      revision: revision as number,
      versions: versions as Record<string, number>,
      isRemoved: removed !== null,
      // Rupiah come as text, because they may be larger than an int; the constraint keeps them exact as a number.
      fields: kind === 'budget' ? { ...row, amount: Number(row.amount) } : row,
    }),
  )
}

/** One node, locked until the transaction ends. */
export async function lockNode(
  tx: Db,
  at: { readonly region: string; readonly planId: string },
  kind: NodeKind,
  id: string,
): Promise<StoredNode | undefined> {
  return (await nodesOf(tx, at, kind, { id, withRemoved: true }, sql`for update`))[0]
}

export async function insertNode(
  tx: Db,
  at: { readonly region: string; readonly planId: string; readonly now: Date },
  kind: Exclude<NodeKind, 'plan'>,
  { id, activityId, fields }: { readonly id: string; readonly activityId?: string; readonly fields: Values },
): Promise<void> {
  const versions = Object.fromEntries(Object.keys(fields).map((field) => [field, 1]))
  const columns: [string, unknown][] = [
    ['region_code', at.region],
    ['plan_id', at.planId],
    ['id', id],
    ['touched_at', at.now],
    ['field_versions', JSON.stringify(versions)],
    ...(activityId ? [['activity_id', activityId] as [string, unknown]] : []),
    ...Object.entries(stored(kind, fields)),
  ]
  await sql`insert into ${sql.table(TABLES[kind])} (${sql.join(columns.map(([name]) => sql.ref(name)))})
    values (${sql.join(columns.map(([, value]) => value))})`.execute(tx)
}

/** Writes fields and counts each one's version up. */
export async function writeFields(
  tx: Db,
  at: { readonly region: string; readonly planId: string; readonly now: Date },
  kind: NodeKind,
  node: StoredNode,
  fields: Values,
): Promise<void> {
  const versions = { ...node.versions }
  for (const field of Object.keys(fields)) versions[field] = (versions[field] ?? 0) + 1
  const sets = Object.entries({
    ...stored(kind, fields),
    field_versions: JSON.stringify(versions),
    touched_at: at.now,
    revision: node.revision + 1,
  }).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  await sql`update ${sql.table(TABLES[kind])} set ${sql.join(sets)}
    where region_code = ${at.region} and id = ${node.id}
      ${kind === 'plan' ? sql`` : sql`and plan_id = ${at.planId}`}`.execute(tx)
}

/** Whose an activity is. */
export async function ownersOf(
  tx: Db,
  at: { readonly region: string; readonly planId: string },
  activityId: string | null,
): Promise<Owners | null> {
  if (!activityId) return null
  const row = await tx
    .selectFrom('plan_activity')
    .select(['owner_code', 'co_owners'])
    .where('region_code', '=', at.region)
    .where('plan_id', '=', at.planId)
    .where('id', '=', activityId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? { ownerCode: row.owner_code, coOwners: row.co_owners } : null
}

// The dimension of an activity is said by its element and stands beside it, where a reader groups by it.
function stored(kind: NodeKind, fields: Values): Values {
  const { targets, ...rest } = fields
  const columns = Object.fromEntries(Object.entries(rest).map(([field, value]) => [columnOf(field), value]))
  if (targets !== undefined) columns.targets = JSON.stringify(targets)
  if (kind === 'activity' && typeof fields.element === 'string')
    columns.dimension = fields.element.split('.')[0]
  return columns
}
