import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PlanNeeds } from '../needs.ts'
import { papersOf } from '../papers/rows.ts'
import { headOf, versionOf } from '../version.ts'

interface QuarterRow {
  readonly quarter: number
  readonly due: number
  readonly reached: number
  readonly spent: string | null
  readonly reports: number
}

interface OfficeRow {
  readonly code: string
  readonly activities: number
  readonly planned: string | null
  readonly spent: string | null
  readonly reported: number
}

const latest = (region: string, year: number) => sql`
  select distinct on (activity_id, quarter) activity_id, quarter, spent from plan_realisation
  where region_code = ${region} and year = ${year}
  order by activity_id, quarter, reported_at desc, id desc`

/** A year by quarter and by office: what the plan holds, what was reported, and what nobody reported. */
export async function realisation(
  ctx: Context,
  needs: PlanNeeds,
  { year = ctx.now().getFullYear() }: { readonly year?: number | undefined },
) {
  const { code: region, db } = ctx.region
  const found = await versionOf(db, region)
  const of = sql`n.region_code = ${region} and n.plan_id = ${found.id} and n.removed_at is null`
  const [{ rows: quarters }, { rows: offices }, names] = await Promise.all([
    sql<QuarterRow>`
      with money as (${latest(region, year)}),
      due as (
        select extract(quarter from n.due_on)::int as quarter, count(*)::int as due from plan_milestone n
        where ${of} and extract(year from n.due_on) = ${year} group by 1),
      reached as (
        select extract(quarter from r.done_on)::int as quarter, count(*)::int as reached from plan_milestone_report r
        join plan_milestone n on n.region_code = r.region_code and n.id = r.milestone_id
        where ${of} and r.region_code = ${region} and extract(year from r.done_on) = ${year} group by 1)
      select q.quarter, coalesce(d.due, 0) as due, coalesce(r.reached, 0) as reached,
             (select sum(spent) from money m where m.quarter = q.quarter) as spent,
             (select count(*)::int from money m where m.quarter = q.quarter) as reports
      from generate_series(1, 4) q (quarter)
      left join due d on d.quarter = q.quarter left join reached r on r.quarter = q.quarter order by 1`.execute(
      db,
    ),
    sql<OfficeRow>`
      with money as (select activity_id, sum(spent) as spent from (${latest(region, year)}) each group by 1),
      planned as (
        select n.activity_id, sum(n.amount) as amount from plan_budget n where ${of} and n.year = ${year} group by 1)
      select n.owner_code as code, count(p.activity_id)::int as activities, sum(p.amount) as planned,
             sum(m.spent) as spent, (count(m.activity_id) filter (where p.activity_id is not null))::int as reported
      from plan_activity n
      left join planned p on p.activity_id = n.id left join money m on m.activity_id = n.id
      where ${of} and (p.activity_id is not null or m.activity_id is not null)
      group by 1 order by sum(p.amount) desc nulls last, 1`.execute(db),
    needs.offices(ctx),
  ])
  const sum = (all: readonly (string | null)[]) =>
    all.some((each) => each !== null) ? all.reduce((total, each) => total + Number(each ?? 0), 0) : null
  const { id: planId, isSample, firstYear, lastYear } = headOf(found, year)
  return {
    ...{ planId, isSample, firstYear, lastYear, year },
    activities: offices.reduce((total, { activities }) => total + activities, 0),
    planned: sum(offices.map(({ planned }) => planned)),
    quarters: quarters.map((row) => ({ ...row, spent: row.spent === null ? null : Number(row.spent) })),
    offices: offices.map(({ code, activities, planned, spent, reported }) => ({
      ...{ code, name: names.get(code)?.name ?? code, activities, reported },
      ...{ planned: sum([planned]), spent: sum([spent]) },
    })),
  }
}

/** Every report of one activity, the newest quarter first, corrected ones with it. */
export async function activityRealisation(
  ctx: Context,
  needs: PlanNeeds,
  { activityId }: { readonly activityId: string },
) {
  const { code: region, db } = ctx.region
  const [rows, offices] = await Promise.all([
    db
      .selectFrom('plan_realisation')
      .selectAll()
      .where('region_code', '=', region)
      .where('activity_id', '=', activityId)
      .orderBy('year', 'desc')
      .orderBy('quarter', 'desc')
      .orderBy('reported_at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    needs.offices(ctx),
  ])
  const papers = await papersOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row, place) => ({
    ...{ id: row.id, year: row.year, quarter: row.quarter, spent: Number(row.spent), note: row.note },
    ...{ paperKind: row.paper_kind, paper: row.paper, at: row.reported_at.toISOString() },
    papers: papers.get(row.id) ?? [],
    office: offices.get(row.office_code)?.name ?? row.office_code,
    isCorrected: rows[place - 1]?.year === row.year && rows[place - 1]?.quarter === row.quarter,
  }))
}
