import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { At } from './activity-rows.ts'

export interface MilestoneSums {
  readonly done: number
  readonly total: number
  /** Due before today and not reported. */
  readonly late: number
  readonly doneWeight: number
  readonly weight: number
  readonly reportedAt: Date | null
}

/** What of the milestones of each activity is reached, counted and weighed by the database. */
export async function milestonesByActivity(
  db: Db,
  { region, planId }: At,
  today: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, MilestoneSums>> {
  const { rows } = await sql<MilestoneSums & { activity_id: string }>`
    select m.activity_id, count(r.milestone_id)::int as done, count(*)::int as total,
           (count(*) filter (where r.milestone_id is null and m.due_on < ${today}::date))::int as late,
           coalesce(sum(m.weight) filter (where r.milestone_id is not null), 0)::float8 as "doneWeight",
           sum(m.weight)::float8 as weight, max(r.reported_at) as "reportedAt"
    from plan_milestone m
    -- By key, one for each, whatever is known of the tables: right after a plan was copied or imported nothing is, and a join would
    -- read every report for every milestone.
    left join lateral (
      select r.milestone_id, r.reported_at from plan_milestone_report r
      where r.region_code = m.region_code and r.region_code = ${region} and r.milestone_id = m.id limit 1
    ) r on true
    where m.region_code = ${region} and m.plan_id = ${planId} and m.removed_at is null
      ${only ? sql`and m.activity_id = any(${only}::uuid[])` : sql``}
    group by m.activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, ...sums }) => [activity_id, sums]))
}
