import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** Where in a region a version stands. */
export interface At {
  readonly region: string
  readonly planId: string
}

export interface LineFilter {
  readonly id?: string
  readonly dimension?: string
  readonly element?: string
  /** `none`: those of no programme. */
  readonly programme?: string
  /** Owned or co-owned by. */
  readonly office?: string
  /** Which serve this word of the vision. */
  readonly word?: string
}

const COLUMNS = [
  'a.id',
  'a.key',
  'a.dimension',
  'a.element',
  'a.programme_id',
  'a.title',
  'a.title_en',
  'a.owner_code',
  'a.co_owners',
  'a.areas',
  'a.services',
  'a.words',
  'a.weight',
  'a.first_year',
  'a.first_month',
  'a.last_month',
  'a.quick_win',
  'a.basis',
  'a.touched_at',
  'a.source',
] as const

/** Activities in the order of their programmes, then of their years. */
export async function activityRows(db: Db, { region, planId }: At, filter: LineFilter) {
  const { id, dimension, element, programme, office, word } = filter
  let query = db
    .selectFrom('plan_activity as a')
    .select(COLUMNS)
    .where('a.region_code', '=', region)
    .where('a.plan_id', '=', planId)
    .where('a.removed_at', 'is', null)
    .orderBy('a.first_year')
    .orderBy('a.key')
    .orderBy('a.id')
  if (id) query = query.where('a.id', '=', id)
  if (dimension) query = query.where('a.dimension', '=', dimension)
  if (element) query = query.where('a.element', '=', element)
  if (programme === 'none') query = query.where('a.programme_id', 'is', null)
  else if (programme) query = query.where('a.programme_id', '=', programme)
  if (office)
    query = query.where(({ or, eb }) =>
      or([eb('a.owner_code', '=', office), eb(sql`${office}`, '=', sql`any(a.co_owners)`)]),
    )
  if (word) query = query.where(sql<boolean>`${word}::uuid = any(a.words)`)
  const [rows, programmes] = await Promise.all([query.execute(), programmeOrder(db, { region, planId })])
  // Those of no programme come last, as in the tree.
  const place = ({ programme_id }: { readonly programme_id: string | null }) =>
    programmes.get(programme_id ?? '') ?? programmes.size
  return rows.sort((a, b) => place(a) - place(b))
}

async function programmeOrder(db: Db, { region, planId }: At): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('plan_programme')
    .select('id')
    .where('region_code', '=', region)
    .where('plan_id', '=', planId)
    .orderBy('position')
    .orderBy('title')
    .execute()
  return new Map(rows.map(({ id }, index) => [id, index]))
}
