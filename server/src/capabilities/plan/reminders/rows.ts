import type { Reminder } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { RULES } from './rules.ts'

export interface ReminderRow extends Reminder {
  readonly owner: string
}

/**
 * Everything that waits for its owner's word on this day: milestones overdue, quarters without a report, obstacles and quick wins past their day,
 * running activities nobody touched, reports whose paper is not attached. What the platform counts by itself needs nobody's word.
 */
export async function reminderRows(
  db: Db,
  { region, planId }: { readonly region: string; readonly planId: string | null },
  today: string,
  office?: string,
): Promise<ReminderRow[]> {
  const month = today.slice(0, 7)
  const mine = (owner: string) => (office ? sql`and ${sql.ref(owner)} = ${office}` : sql``)
  const withoutPaper = (report: string) => sql`not exists (
    select from plan_paper p
    where p.region_code = ${region} and p.report_id = ${sql.ref(report)} and p.withdrawn_at is null)`
  const ended = lastQuarter(today)
  const { rows } = await sql<ReminderRow>`
    with activity as (
      select a.id, a.title, a.owner_code, a.touched_at, a.first_month, a.last_month, a.first_year from plan_activity a
      where a.region_code = ${region} and a.plan_id = ${planId} and a.removed_at is null ${mine('a.owner_code')}),
    waits as (
      select 'milestone' as kind, a.owner_code as owner, a.id, a.title, m.title as about, m.due_on as since,
             m.due_on + ${RULES.milestone}::int as until
      from plan_milestone m join activity a on a.id = m.activity_id
      where m.region_code = ${region} and m.plan_id = ${planId} and m.removed_at is null
        and m.due_on < ${today}::date - ${RULES.milestone}::int
        and not exists (
          select from plan_milestone_report r where r.region_code = ${region} and r.milestone_id = m.id)
      union all
      select 'quarter', a.owner_code, a.id, a.title, ${`${ended.year}/${ended.quarter}`}, ${ended.endedOn}::date,
             ${ended.endedOn}::date + ${RULES.quarter}::int
      from activity a
      where ${ended.endedOn}::date < ${today}::date - ${RULES.quarter}::int
        and exists (
          select from plan_budget b where b.region_code = ${region} and b.plan_id = ${planId} and b.activity_id = a.id
            and b.year = ${ended.year} and b.removed_at is null)
        and not exists (
          select from plan_realisation r where r.region_code = ${region} and r.activity_id = a.id
            and r.year = ${ended.year} and r.quarter = ${ended.quarter})
      union all
      select 'obstacle', o.owner_code, o.id, o.title, null,
             least(o.due_on, case when o.touched_at < ${today}::date - ${RULES.obstacle}::int then o.touched_at::date end),
             least(o.due_on, o.touched_at::date + ${RULES.obstacle}::int)
      from plan_obstacle o
      where o.region_code = ${region} and o.state <> 'solved' ${mine('o.owner_code')}
        and (o.due_on < ${today}::date or o.touched_at < ${today}::date - ${RULES.obstacle}::int)
      union all
      select 'quick-win', q.owner_code, q.id, q.title, null, q.launch_by, q.launch_by from plan_quick_win q
      where q.region_code = ${region} and q.phase = 'chosen' and q.launch_by < ${today}::date ${mine('q.owner_code')}
      union all
      select 'paper', a.owner_code, a.id, a.title, m.title, r.reported_at::date,
             r.reported_at::date + ${RULES.paper}::int
      from plan_milestone_report r
      join activity a on a.id = r.activity_id
      join plan_milestone m on m.region_code = r.region_code and m.plan_id = ${planId} and m.id = r.milestone_id
      where r.region_code = ${region} and m.removed_at is null
        and r.reported_at < ${today}::date - ${RULES.paper}::int and ${withoutPaper('r.milestone_id')}
      union all
      select 'paper', a.owner_code, a.id, a.title, q.year || '/' || q.quarter, q.reported_at::date,
             q.reported_at::date + ${RULES.paper}::int
      from (
        select distinct on (activity_id, year, quarter) id, activity_id, year, quarter, spent, reported_at
        from plan_realisation where region_code = ${region}
        order by activity_id, year, quarter, reported_at desc, id desc) q
      join activity a on a.id = q.activity_id
      -- Of nothing spent there is no payment order.
      where q.spent > 0 and q.reported_at < ${today}::date - ${RULES.paper}::int and ${withoutPaper('q.id')}
      union all
      select 'activity', a.owner_code, a.id, a.title, null, said.at::date,
             -- Of what nobody ever said, silence is counted from its beginning.
             coalesce(said.at::date, (a.first_month || '-01')::date, make_date(a.first_year, 1, 1)) + ${RULES.activity}::int
      from activity a
      cross join lateral (
        select greatest(a.touched_at,
          (select max(reported_at) from plan_realisation r where r.region_code = ${region} and r.activity_id = a.id),
          (select max(r.reported_at) from plan_milestone m
             join plan_milestone_report r on r.region_code = m.region_code and r.milestone_id = m.id
             where m.region_code = ${region} and m.plan_id = ${planId} and m.activity_id = a.id),
          (select max(r.reported_at) from plan_indicator i
             join plan_indicator_report r on r.region_code = i.region_code and r.indicator_id = i.id
             where i.region_code = ${region} and i.plan_id = ${planId} and i.activity_id = a.id)) as at
      ) said
      where coalesce(a.first_month, ${month}) <= ${month} and coalesce(a.last_month, ${month}) >= ${month}
        and (said.at is null or said.at < ${today}::date - ${RULES.activity}::int)
        and not exists (
          select from plan_indicator i where i.region_code = ${region} and i.plan_id = ${planId}
            and i.activity_id = a.id and i.platform is not null and i.removed_at is null)
    )
    select kind, owner, id, title, about, since, ${today}::date - since as days,
           -- The owner is reminded on the day after the last of its days.
           until + 1 + ${RULES.secretary}::int as "secretaryOn"
    from waits
    order by since nulls first, kind, id`.execute(db)
  return rows
}

/** The quarter that ended last before this day. */
function lastQuarter(today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const running = Math.ceil(month / 3)
  const ended = running === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: running - 1 }
  const endedOn = new Date(Date.UTC(ended.year, ended.quarter * 3, 0)).toISOString().slice(0, 10)
  return { ...ended, endedOn }
}
