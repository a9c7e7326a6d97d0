import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { At } from './activity-rows.ts'
import { DIMENSION_SET, ELEMENT_ORDER } from './dimensions.ts'
import type { PlanNeeds } from './needs.ts'
import { headOf, versionOf } from './version.ts'

interface Asked {
  readonly version?: string | undefined
  readonly dimension?: string | undefined
  readonly year?: number | undefined
}

/** Activities of one dimension over the months of a year or of the whole plan, by programme; with the milestones in these months. */
export async function timeline(ctx: Context, needs: PlanNeeds, { version, dimension, year }: Asked) {
  const { code: region, db } = ctx.region
  const plan = await versionOf(db, region, version)
  const at = { region, planId: plan.id }
  const first = `${year ?? plan.first_year}-01`
  const last = `${year ?? plan.last_year}-12`
  const [bars, offices, { today }] = await Promise.all([
    barsBetween(db, at, first, last),
    needs.offices(ctx),
    regionToday(ctx),
  ])
  const dimensions = DIMENSION_SET.dimensions.map(({ code, name_id }) => ({
    ...{ key: code, name: name_id },
    activities: bars.filter((bar) => bar.dimension === code).length,
  }))
  const shown =
    dimensions.find(({ key }) => key === dimension) ??
    dimensions.find(({ activities }) => activities > 0) ??
    dimensions[0]
  const its = bars.filter((bar) => bar.dimension === shown?.key)
  const milestones = await milestonesOf(
    db,
    at,
    its.map(({ id }) => id),
    today,
  )
  const groups = Map.groupBy(its, ({ programme_id }) => programme_id)
  return {
    ...{ plan: headOf(plan, ctx.now().getFullYear()), today, first, last, dimensions },
    dimension: shown?.key ?? '',
    groups: [...groups].map(([programmeId, of]) => ({
      programmeId,
      title: of[0]?.programme ? { id: of[0].programme, en: of[0].programme_en } : null,
      bars: of.map(({ id, title, title_en, owner_code, from, to, is_open }) => ({
        ...{ id, title: { id: title, en: title_en }, first: from, last: to, isOpen: is_open },
        ...{ owner: owner_code, ownerName: offices.get(owner_code)?.name ?? null },
        milestones: milestones.get(id) ?? [],
      })),
    })),
  }
}

interface Row {
  readonly id: string
  readonly title: string
  readonly title_en: string | null
  readonly dimension: string
  readonly element: string
  readonly owner_code: string
  readonly programme_id: string | null
  readonly programme: string | null
  readonly programme_en: string | null
  readonly from: string
  readonly to: string
  readonly is_open: boolean
}

async function barsBetween(db: Db, { region, planId }: At, first: string, last: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select a.id, a.title, a.title_en, a.dimension, a.element, a.owner_code, a.programme_id, p.title as programme,
             p.title_en as programme_en, p.position, coalesce(a.first_month, a.first_year || '-01') as from,
             coalesce(a.last_month, left(coalesce(a.first_month, a.first_year::text), 4) || '-12') as to,
             a.last_month is null as is_open
      from plan_activity a
      left join plan_programme p on p.region_code = a.region_code and p.plan_id = a.plan_id and p.id = a.programme_id
      where a.region_code = ${region} and a.plan_id = ${planId} and a.removed_at is null) bar
    where bar.from <= ${last} and bar.to >= ${first}
    order by position nulls last, programme, "from", "to", id`.execute(db)
  const place = ({ element }: Row) => ELEMENT_ORDER.get(element) ?? ELEMENT_ORDER.size
  return rows.sort((a, b) => place(a) - place(b))
}

async function milestonesOf(db: Db, { region, planId }: At, ids: readonly string[], today: string) {
  const { rows } = await sql<{ activity_id: string; title: string; due_on: string; is_done: boolean }>`
    select m.activity_id, m.title, m.due_on::text, r.milestone_id is not null as is_done
    from plan_milestone m
    left join plan_milestone_report r on r.region_code = m.region_code and r.milestone_id = m.id
    where m.region_code = ${region} and m.plan_id = ${planId} and m.removed_at is null
      and m.activity_id = any(${ids}::uuid[])
    order by m.due_on, m.id`.execute(db)
  const told = rows.map(({ activity_id, title, due_on, is_done }) => ({
    activityId: activity_id,
    milestone: {
      ...{ title, dueOn: due_on },
      state: is_done ? ('reached' as const) : due_on < today ? ('late' as const) : ('due' as const),
    },
  }))
  return new Map(
    [...Map.groupBy(told, ({ activityId }) => activityId)].map(([id, its]) => [
      id,
      its.map(({ milestone }) => milestone),
    ]),
  )
}
