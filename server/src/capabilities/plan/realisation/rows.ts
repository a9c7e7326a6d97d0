import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'

export interface Spent {
  /** Whole rupiah of every quarter that was reported. */
  readonly spent: number
  readonly quarters: number
  readonly reportedAt: Date
}

/** What each activity reported to have spent in all its quarters; of a quarter that was corrected the latest report. */
export async function spentByActivity(
  db: Db,
  region: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, Spent>> {
  const { rows } = await sql<{ activity_id: string; spent: string; quarters: number; reportedAt: Date }>`
    select activity_id, sum(spent) as spent, count(*)::int as quarters, max(reported_at) as "reportedAt"
    from (
      select distinct on (activity_id, year, quarter) activity_id, spent, reported_at from plan_realisation
      where region_code = ${region} ${only ? sql`and activity_id = any(${only}::uuid[])` : sql``}
      order by activity_id, year, quarter, reported_at desc, id desc
    ) latest group by activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, ...row }) => [activity_id, { ...row, spent: Number(row.spent) }]))
}
