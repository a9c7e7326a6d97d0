import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** How many milestones of the activities that each of these offices owns are not reached yet, in the plan that holds. */
export async function openMilestones(
  { region }: Context,
  offices: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!offices.length) return new Map()
  const { rows } = await sql<{ office: string; open: number }>`
    select a.owner_code as office, count(*)::int as open
    from plan_milestone m
    join plan_activity a on a.region_code = m.region_code and a.plan_id = m.plan_id and a.id = m.activity_id
    where m.region_code = ${region.code} and a.owner_code = any(${offices})
      and m.removed_at is null and a.removed_at is null
      and m.plan_id = (
        select id from plan where region_code = ${region.code} and status <> 'superseded'
        order by status = 'adopted' desc limit 1)
      and not exists (
        select from plan_milestone_report r where r.region_code = m.region_code and r.milestone_id = m.id)
    group by a.owner_code`.execute(region.db)
  return new Map(rows.map(({ office, open }) => [office, open]))
}
