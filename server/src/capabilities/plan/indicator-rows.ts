import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { At } from './activity-rows.ts'
import { figureKey, type KnownFigure, type PlanNeeds } from './needs.ts'

/** One figure of an activity in one year. */
export interface ActivityFigure {
  readonly better: 'higher' | 'lower'
  readonly target: number | null
  /** What the owner reported, of an indicator that the platform does not compute. */
  readonly reported: number | null
  readonly reportedAt: Date | null
  /** What the platform counts; undefined where the indicator is the activity's own. */
  readonly known: KnownFigure | undefined
}

interface Row {
  readonly activity_id: string
  readonly better: 'higher' | 'lower'
  readonly platform: string | null
  readonly product: string | null
  readonly target: number | null
  readonly value: number | null
  readonly reported_at: Date | null
}

/** The figures of every activity in a year: one query for the plan's own, one for all that the platform computes. */
export async function figuresByActivity(
  ctx: Context,
  needs: PlanNeeds,
  { region, planId }: At,
  year: number,
  only?: readonly string[],
): Promise<ReadonlyMap<string, readonly ActivityFigure[]>> {
  const { rows } = await sql<Row>`
    select i.activity_id, i.better, i.platform, i.product,
           coalesce((i.targets ->> ${String(year)})::float8, i.target) as target, r.value, r.reported_at
    from plan_indicator i
    left join lateral (
      select value, reported_at from plan_indicator_report r
      where r.region_code = i.region_code and r.region_code = ${region} and r.indicator_id = i.id and r.year = ${year}
      order by reported_at desc limit 1
    ) r on true
    where i.region_code = ${region} and i.plan_id = ${planId} and i.removed_at is null
      ${only ? sql`and i.activity_id = any(${only}::uuid[])` : sql``}
    order by i.platform nulls last, i.id`.execute(ctx.region.db)
  const wanted = rows.flatMap(({ platform: indicator, product }) =>
    indicator ? [{ indicator, product }] : [],
  )
  const figures = wanted.length ? await needs.figures(ctx, wanted, [year]) : new Map<string, KnownFigure>()
  const byActivity = new Map<string, ActivityFigure[]>()
  for (const row of rows) {
    const { platform: indicator, product } = row
    const known = indicator ? figures.get(figureKey({ indicator, product }, year)) : undefined
    const figure = {
      better: known?.definition.better ?? row.better,
      target: row.target,
      reported: indicator ? null : row.value,
      reportedAt: row.reported_at,
      known,
    }
    const others = byActivity.get(row.activity_id)
    if (others) others.push(figure)
    else byActivity.set(row.activity_id, [figure])
  }
  return byActivity
}
