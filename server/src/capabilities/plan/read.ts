import type { Figure, IndicatorDefinition, Slice } from '@guyub/contract/indicators'
import {
  type ActivityView,
  byIndicator,
  byMilestones,
  type Progress,
  rolledUp,
  UNKNOWN,
} from '@guyub/contract/plan'
import type { Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PlanActivity, PlanMilestone } from '../../kernel/tables.gen.ts'
import { DIMENSION_SET } from './dimensions.ts'

/** Figures belong to the indicators; the composition root lends us its eyes. */
export type FigureOf = (
  ctx: Context,
  indicator: string,
  slice: Slice,
) => Promise<{ readonly definition: IndicatorDefinition; readonly total: Figure } | undefined>

export interface PlanNeeds {
  readonly figureOf: FigureOf
  readonly officeName: (ctx: Context, code: string) => Promise<string | undefined>
}

/** The region's plan as a tree. Every percentage is computed now, from events or from milestones with papers. */
export async function plan(
  ctx: Context,
  needs: PlanNeeds,
  { year = ctx.now().getFullYear() }: { year?: number | undefined },
) {
  const { region } = ctx
  const found = await region.db
    .selectFrom('plan')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('status', '<>', 'superseded')
    .orderBy('first_year', 'desc')
    .executeTakeFirst()
  if (!found) throw new Refusal('plan.none')
  const activities = await viewsOf(ctx, needs, found.id, year)
  const dimensions = DIMENSION_SET.dimensions.map((dimension) => {
    const elements = dimension.subdimensions.map((element) => {
      const its = activities.filter((activity) => activity.element === element.code).map(({ view }) => view)
      return {
        key: element.code,
        label: { id: element.label_id, en: element.element_en },
        progress: rolledUp(its),
        activities: its,
      }
    })
    return {
      key: dimension.code,
      name: dimension.name_id,
      gloss: dimension.gloss_id,
      progress: rolledUp(elements.flatMap((element) => element.activities)),
      elements,
    }
  })
  return {
    id: found.id,
    title: { id: found.title, en: found.title_en },
    vision: { id: found.vision, en: found.vision_en },
    regulation: found.regulation,
    firstYear: found.first_year,
    lastYear: found.last_year,
    status: found.status,
    source: found.source,
    year,
    // Each dimension counts alike: a region that has many activities in one of them is not smarter for it.
    progress: rolledUp(dimensions.map(({ progress }) => ({ weight: 1, progress }))),
    dimensions,
    missing: dimensions.filter(({ progress }) => progress.total === 0).map(({ key }) => key),
  }
}

async function viewsOf(ctx: Context, needs: PlanNeeds, planId: string, year: number) {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('plan_activity')
    .selectAll()
    .where('region_code', '=', code)
    .where('plan_id', '=', planId)
    .orderBy('first_year')
    .orderBy('key')
    .execute()
  const milestones = await db
    .selectFrom('plan_milestone')
    .selectAll()
    .where('region_code', '=', code)
    .orderBy('due_on')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      element: row.element,
      view: await viewOf(
        ctx,
        needs,
        row,
        milestones.filter((milestone) => milestone.activity_id === row.id),
        year,
      ),
    })),
  )
}

async function viewOf(
  ctx: Context,
  needs: PlanNeeds,
  row: Selectable<PlanActivity>,
  milestones: Selectable<PlanMilestone>[],
  year: number,
): Promise<ActivityView> {
  const slice = { from: `${year}-01-01`, to: `${year}-12-31`, ...(row.product && { product: row.product }) }
  const figure = row.indicator ? await needs.figureOf(ctx, row.indicator, slice) : undefined
  return {
    id: row.id,
    key: row.key,
    title: { id: row.title, en: row.title_en },
    owner: row.owner_code,
    ownerName: (await needs.officeName(ctx, row.owner_code)) ?? null,
    weight: row.weight,
    firstYear: row.first_year,
    quickWin: row.quick_win,
    service: row.service_key,
    indicator: row.indicator,
    indicatorTitle: figure?.definition.title ?? null,
    unit: figure?.definition.unit ?? null,
    value: figure?.total.value ?? null,
    target: row.target,
    events: figure?.total.events ?? 0,
    milestones: milestones.map(({ id, title, due_on, done_on, paper }) => ({
      id,
      title,
      dueOn: due_on,
      doneOn: done_on,
      paper,
    })),
    progress: progressOf(row.target, figure, milestones),
    source: row.source,
  }
}

function progressOf(
  target: number | null,
  figure: { readonly definition: IndicatorDefinition; readonly total: Figure } | undefined,
  milestones: readonly { readonly done_on: string | null }[],
): Progress {
  // Without a single event an indicator knows nothing yet: "belum tercatat", not 0 %.
  if (figure && target !== null && figure.total.events > 0)
    return byIndicator(figure.total.value, target, figure.definition.better)
  return milestones.length
    ? byMilestones(milestones.filter(({ done_on }) => done_on).length, milestones.length)
    : UNKNOWN
}
