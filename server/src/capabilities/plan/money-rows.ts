import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { At } from './activity-rows.ts'

/** Whole rupiah; null where nothing is planned. */
export interface Money {
  readonly year: number | null
  readonly all: number | null
}

/** What the plan holds for each activity, in the year and in all its years, over every source. */
export async function moneyByActivity(
  db: Db,
  { region, planId }: At,
  year: number,
  only?: readonly string[],
): Promise<ReadonlyMap<string, Money>> {
  const { rows } = await sql<{ activity_id: string; year: string | null; all: string }>`
    select activity_id, sum(amount) filter (where year = ${year}) as year, sum(amount) as all
    from plan_budget
    where region_code = ${region} and plan_id = ${planId} and removed_at is null
      ${only ? sql`and activity_id = any(${only}::uuid[])` : sql``}
    group by activity_id`.execute(db)
  return new Map(
    rows.map((row) => [
      row.activity_id,
      { year: row.year === null ? null : Number(row.year), all: Number(row.all) },
    ]),
  )
}
