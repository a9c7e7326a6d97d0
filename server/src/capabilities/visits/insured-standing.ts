import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { standingOfVisit } from './follow-visit.ts'
import type { VisitsNeeds } from './needs.ts'
import { visitByCode } from './visit-row.ts'

/**
 * A visit by its code as the application of the insured shows it. `left`: who is still to be served in the clinic up to this visit, itself
 * included; nothing once it was served or given up. `total`: how many came as far as the pharmacy that day. Refuses with visits.no_such_visit.
 */
export async function insuredStanding(ctx: Context, needs: VisitsNeeds, hospital: string, code: string) {
  const visit = await visitByCode(ctx.region.db, ctx, hospital, code)
  if (!visit) throw new Refusal('visits.no_such_visit')
  const { code: region, db } = ctx.region
  const { rows } = await sql<{ total: number; before: number }>`
    select count(*) filter (where day = ${visit.day} and task between 5 and 7)::int as total,
      count(*) filter (where session_id = ${visit.session_id} and seat_order < ${visit.seat_order} and coalesce(task, 0) < 5)::int as before
    from visit where region_code = ${region} and hospital = ${hospital} and day = ${visit.day}`.execute(db)
  const { total, before } = rows[0] ?? { total: 0, before: 0 }
  const standing = await standingOfVisit(ctx, needs, visit)
  return { visit, ...standing, total, left: leftOf(visit.task, standing.ahead, before) }
}

// It falls when somebody was served (5), not when they are called (4). Before the clinic's row is joined, the places taken before count.
function leftOf(task: number | null, ahead: number | null, before: number): number {
  if (task !== null && task >= 5) return 0
  if (task === 4) return 1
  return (task === 3 && ahead !== null ? ahead : before) + 1
}
