import type { CohortGroup, CohortSession, CohortStage } from '@guyub/contract/cohort'
import type { Selectable } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cohort, CohortSession as SessionTable } from '../../kernel/tables.gen.ts'

interface InRegion {
  readonly region: Pick<RegionDb, 'code'>
}

export interface CohortRow extends Omit<Selectable<Cohort>, 'stages' | 'groups'> {
  readonly stages: readonly CohortStage[]
  readonly groups: readonly CohortGroup[]
}

export interface SessionRow extends Omit<Selectable<SessionTable>, 'people' | 'materials'> {
  readonly people: CohortSession['people']
  readonly materials: CohortSession['materials']
}

export async function cohortRow(db: Db, { region }: InRegion, id: string): Promise<CohortRow> {
  const row = await db
    .selectFrom('cohort')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('cohort.unknown')
  return row as CohortRow
}

/** Sessions in the order of their days, cancelled ones too. */
export async function sessionRows(db: Db, { region }: InRegion, cohortId: string): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('cohort_session')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .orderBy('day')
    .orderBy('starts')
    .orderBy('id')
    .execute()
  return rows as SessionRow[]
}

/** Delegates by office or organisation, then by name. */
export function delegateRows(db: Db, { region }: InRegion, cohortId: string) {
  return db
    .selectFrom('cohort_delegate')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .orderBy('office_code')
    .orderBy('unit')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function marksOf(db: Db, { region }: InRegion, cohortId: string) {
  const rows = await db
    .selectFrom('cohort_attendance')
    .select(['session_id', 'delegate_id', 'present', 'substitute'])
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .execute()
  return rows.map(({ session_id, delegate_id, present, substitute }) => ({
    ...{ sessionId: session_id, delegateId: delegate_id, present, substitute },
  }))
}

/** A cohort that nobody else changes until the transaction ends. */
export async function lockedCohort(tx: Db, ctx: InRegion, id: string) {
  await tx
    .selectFrom('cohort')
    .select('id')
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return cohortRow(tx, ctx, id)
}
