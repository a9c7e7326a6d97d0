import type { PaperView } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { reportTold } from './activity-milestones.ts'
import { figureKey, type PlanNeeds } from './needs.ts'
import { nodesOf } from './node-store.ts'
import type { PlanRow } from './version.ts'

/** The figures of one activity over the years of the plan: targets, and what was computed or reported against them. */
export async function indicatorsOf(ctx: Context, needs: PlanNeeds, plan: PlanRow, activityId: string) {
  const { code: region, db } = ctx.region
  const [nodes, reports] = await Promise.all([
    nodesOf(db, { region, planId: plan.id }, 'indicator', { activityId }),
    db
      .selectFrom('plan_indicator_report')
      .selectAll()
      .where('region_code', '=', region)
      .where('activity_id', '=', activityId)
      .orderBy('reported_at', 'desc')
      .execute(),
  ])
  const years = Array.from({ length: plan.last_year - plan.first_year + 1 }, (_, n) => plan.first_year + n)
  const thisYear = ctx.now().getFullYear()
  const wanted = nodes.flatMap(({ fields }) =>
    fields.platform ? [{ indicator: String(fields.platform), product: fields.product as string | null }] : [],
  )
  const past = years.filter((year) => year <= thisYear)
  const figures = wanted.length ? await needs.figures(ctx, wanted, past) : new Map()
  return nodes.map(({ id, revision, fields, versions }) => {
    const platform = fields.platform as string | null
    const product = fields.product as string | null
    const definition = needs.definitions.find(({ key }) => key === platform)
    const targets = fields.targets as Readonly<Record<string, number>>
    const its = reports.filter(({ indicator_id }) => indicator_id === id)
    return {
      reporters: its.map(({ actor_id }) => actor_id),
      reports: its.map((report) => report.id),
      told: (
        names: ReadonlyMap<string, string>,
        offices: ReadonlyMap<string, { readonly name: string }>,
        papers: ReadonlyMap<string, PaperView[]>,
      ) => ({
        ...{ id, revision, fields, versions, platform },
        title: definition?.title ?? { id: String(fields.title ?? platform), en: null },
        unit: definition?.unit ?? (fields.unit as string | null),
        better: definition?.better ?? (fields.better as 'higher' | 'lower'),
        baseline: fields.baseline as number | null,
        baselineYear: fields.baselineYear as number | null,
        years: years.map((year) => {
          const told = its
            .filter((report) => report.year === year)
            .map((report) => ({
              ...reportTold(report.id, report, names, offices, papers),
              value: report.value,
            }))
          const total = platform
            ? figures.get(figureKey({ indicator: platform, product }, year))?.total
            : undefined
          const computed = total?.events ? total.value : null
          return {
            year,
            target: targets[year] ?? (fields.target as number | null),
            value: platform ? computed : (told[0]?.value ?? null),
            reports: told,
          }
        }),
      }),
    }
  })
}
