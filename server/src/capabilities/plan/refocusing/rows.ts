import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'

/** Whole rupiah that were taken from each activity, over all years. */
export async function takenByActivity(
  db: Db,
  region: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ activity_id: string; cut: string }>`
    select activity_id, sum(cut) as cut from plan_refocusing_line
    where region_code = ${region} ${only ? sql`and activity_id = any(${only}::uuid[])` : sql``}
    group by 1`.execute(db)
  return new Map(rows.map(({ activity_id, cut }) => [activity_id, Number(cut)]))
}
