import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { papersOf } from '../papers/rows.ts'
import { versionOf } from '../version.ts'

interface YearRow {
  readonly year: number
  readonly planned: string
  readonly cut: string
  readonly spent: string | null
}

interface Line {
  readonly refocusing_id: string
  readonly id: string
  readonly title: string
  readonly before: string
  readonly cut: string
}

/** What was taken when and why, and what is left of each year. */
export async function refocusings(ctx: Context) {
  const { code: region, db } = ctx.region
  const [{ today }, found] = await Promise.all([regionToday(ctx), versionOf(db, region)])
  const [events, lines, years] = await Promise.all([
    db
      .selectFrom('plan_refocusing')
      .selectAll()
      .where('region_code', '=', region)
      .orderBy('decided_on', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    linesOf(db, region, found.id),
    yearsOf(db, region, found.id),
  ])
  const papers = await papersOf(
    ctx,
    events.map(({ id }) => id),
  )
  const byEvent = Map.groupBy(lines, ({ refocusing_id: id }) => id)
  return {
    thisYear: Number(today.slice(0, 4)),
    years: years.map((row) => {
      const [planned, cut] = [Number(row.planned), Number(row.cut)]
      const spent = row.spent === null ? null : Number(row.spent)
      return { year: row.year, planned, cut, left: Math.max(0, planned - cut), spent }
    }),
    refocusings: events.map((row) => ({
      ...{ id: row.id, year: row.year, decidedOn: row.decided_on, reason: row.reason },
      ...{ paperKind: row.paper_kind, paper: row.paper, papers: papers.get(row.id) ?? [] },
      ...{ before: Number(row.before), cut: Number(row.cut) },
      activities: (byEvent.get(row.id) ?? []).map(({ id, title, before, cut }) => ({
        ...{ id, title, before: Number(before), cut: Number(cut) },
      })),
    })),
    may: { refocus: ctx.actor.permissions.has('plan.edit') },
  }
}

async function linesOf(db: Db, region: string, planId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select l.refocusing_id, l.activity_id as id, coalesce(max(a.title), '') as title, sum(l.before) as before, sum(l.cut) as cut
    from plan_refocusing_line l
    left join plan_activity a on a.region_code = l.region_code and a.plan_id = ${planId} and a.id = l.activity_id
    where l.region_code = ${region} group by 1, 2 order by sum(l.cut) desc, 2`.execute(db)
  return rows
}

async function yearsOf(db: Db, region: string, planId: string): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    with taken as (
      select year, sum(cut) as cut from plan_refocusing_line where region_code = ${region} group by 1)
    select t.year, t.cut, coalesce((
        select sum(b.amount) from plan_budget b
        where b.region_code = ${region} and b.plan_id = ${planId} and b.year = t.year and b.removed_at is null), 0) as planned,
      (select sum(spent) from (
        select distinct on (activity_id, quarter) spent from plan_realisation r
        where r.region_code = ${region} and r.year = t.year
        order by activity_id, quarter, reported_at desc, id desc) latest) as spent
    from taken t order by t.year desc`.execute(db)
  return rows
}
