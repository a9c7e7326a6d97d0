import { refusesYear } from '@guyub/contract/plan'
import type { Selectable } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Plan } from '../../kernel/tables.gen.ts'

export type PlanRow = Selectable<Plan>

const OPEN = ['draft', 'consultation']

/** The version that was asked for; else the one that holds; else the one that is open. */
export async function versionOf(db: Db, region: string, id?: string): Promise<PlanRow> {
  const rows = await db
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(id === undefined, (query) => query.where('status', '<>', 'superseded'))
    .execute()
  const found = rows.find(({ status }) => status === 'adopted') ?? rows[0]
  if (!found) throw new Refusal(id ? 'plan.no_such_version' : 'plan.none')
  return found
}

/** The version that may be edited, when there is one. */
export async function openVersion(db: Db, region: string): Promise<PlanRow | undefined> {
  return db
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region)
    .where('status', 'in', OPEN)
    .executeTakeFirst()
}

/** Held until the transaction ends, so that nothing is written into a version that is being adopted meanwhile. */
export async function holdVersion(tx: Db, region: string, id: string): Promise<PlanRow> {
  const found = await tx
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (!found) throw new Refusal('plan.no_such_version')
  return found
}

/** The same for whoever changes the version itself. */
export async function lockVersion(tx: Db, region: string, id: string): Promise<PlanRow> {
  const found = await tx
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('plan.no_such_version')
  return found
}

/** Refuses a year that this version does not have. */
export async function refuseYear(tx: Db, region: string, planId: string, year: number): Promise<void> {
  const { first_year: firstYear, last_year: lastYear } = await versionOf(tx, region, planId)
  const refused = refusesYear({ firstYear, lastYear }, year)
  if (refused) throw new Refusal(refused)
}

/** What every page of the plan says first. */
export function headOf(row: PlanRow, year: number) {
  return {
    id: row.id,
    number: row.number,
    title: { id: row.title, en: row.title_en },
    vision: { id: row.vision, en: row.vision_en },
    regulation: row.regulation,
    regulationOn: row.regulation_on,
    firstYear: row.first_year,
    lastYear: row.last_year,
    status: row.status as 'draft' | 'consultation' | 'adopted' | 'superseded',
    source: row.source,
    isSample: row.is_sample,
    year,
  }
}
