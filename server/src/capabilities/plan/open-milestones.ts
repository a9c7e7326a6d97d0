import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** How many milestones of the activities that each of these offices owns are not reached yet. */
export async function openMilestones(
  { region }: Context,
  offices: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!offices.length) return new Map()
  const { rows } = await sql<{ office: string; open: number }>`
    select activity.owner_code as office, count(*)::int as open
    from plan_milestone milestone join plan_activity activity
      on activity.region_code = milestone.region_code and activity.id = milestone.activity_id
    where milestone.region_code = ${region.code} and milestone.done_on is null
      and activity.owner_code = any(${offices})
    group by activity.owner_code`.execute(region.db)
  return new Map(rows.map(({ office, open }) => [office, open]))
}
