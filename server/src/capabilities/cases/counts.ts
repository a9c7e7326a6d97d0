import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { watchedBy, workOf } from './jurisdiction.ts'
import { inBox } from './list.ts'
import { standsInFor } from './stand-ins.ts'

const LIMIT = 100

/** How much waits, counted to a hundred: "99+" is as good as the number, and costs the same in a region of a million. */
export async function counts(ctx: Context) {
  const counted = (condition: RawBuilder<boolean>, ofBox = workOf(ctx.actor)) => sql<number>`
    (select count(*)::int from (select from "case"
      where region_code = ${ctx.region.code} and ${ofBox} and ${condition} limit ${LIMIT}) found)`
  const { rows } = await sql<{
    work: number
    waiting: number
    late: number
    mine: number
    elsewhere: number
  }>`
    select ${counted(inBox('work', ctx))} as work, ${counted(inBox('waiting', ctx))} as waiting,
           ${counted(sql`not closed and due_at < ${ctx.now()}`)} as late,
           ${counted(sql`not closed and (assignee_id = ${ctx.actor.id} or assignee_id in (${standsInFor(ctx)}))`)} as mine,
           ${counted(sql`not closed`, watchedBy(ctx.actor))} as elsewhere`.execute(ctx.region.db)
  return { ...(rows[0] ?? { work: 0, waiting: 0, late: 0, mine: 0, elsewhere: 0 }), limit: LIMIT }
}
