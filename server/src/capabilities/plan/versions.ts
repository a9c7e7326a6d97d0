import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { headOf, type PlanRow } from './version.ts'

/** Every version, the newest first, with how many activities it has. */
export async function versions(ctx: Context) {
  const { code, db } = ctx.region
  const { rows } = await sql<PlanRow & { activities: number }>`
    select p.*, (
      select count(*)::int from plan_activity a where a.region_code = p.region_code and a.plan_id = p.id and a.removed_at is null
    ) as activities
    from plan p where p.region_code = ${code} order by number desc, first_year desc`.execute(db)
  return rows.map((row) => ({ ...headOf(row, 0), amends: row.amends, activities: row.activities }))
}
