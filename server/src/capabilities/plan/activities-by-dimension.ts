import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** How many activities the plan that holds, or else the one being made, has in each dimension. */
export async function activitiesByDimension({ region }: Context): Promise<Record<string, number>> {
  const { rows } = await sql<{ dimension: string; count: number }>`
    select dimension, count(*)::int as count from plan_activity
    where region_code = ${region.code} and removed_at is null and plan_id = (
      select id from plan where region_code = ${region.code} and status <> 'superseded'
      order by status = 'adopted' desc limit 1)
    group by 1`.execute(region.db)
  return Object.fromEntries(rows.map(({ dimension, count }) => [dimension, count]))
}
