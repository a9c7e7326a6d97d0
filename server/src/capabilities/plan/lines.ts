import type { ActivityLine } from '@guyub/contract/plan'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { activityRows, type LineFilter } from './activity-rows.ts'
import { ELEMENT_ORDER } from './dimensions.ts'
import { figuresByActivity } from './indicator-rows.ts'
import { measure } from './measure.ts'
import { type MilestoneSums, milestonesByActivity } from './milestone-rows.ts'
import { type Money, moneyByActivity } from './money-rows.ts'
import type { PlanNeeds } from './needs.ts'
import { spentByActivity } from './realisation/rows.ts'
import { takenByActivity } from './refocusing/rows.ts'

const NO_MILESTONES: MilestoneSums = {
  done: 0,
  total: 0,
  late: 0,
  doneWeight: 0,
  weight: 0,
  reportedAt: null,
}
const NO_MONEY: Money = { year: null, all: null }

/**
 * The activities of a version with their progress, in the order of the tree: a handful of queries for the whole plan, however many
 * activities it has. Names of offices are left to whoever shows them.
 */
export async function linesOf(
  ctx: Context,
  needs: PlanNeeds,
  plan: { readonly id: string },
  year: number,
  filter: LineFilter = {},
): Promise<ActivityLine[]> {
  const at = { region: ctx.region.code, planId: plan.id }
  const { db } = ctx.region
  const rows = await activityRows(db, at, filter)
  // Of a few activities only theirs is read, of a whole plan everything at once.
  const only = Object.keys(filter).length ? rows.map(({ id }) => id) : undefined
  const { today } = await regionToday(ctx)
  const [milestones, figures, money, spent, taken] = await Promise.all([
    milestonesByActivity(db, at, today, only),
    figuresByActivity(ctx, needs, at, year, only),
    moneyByActivity(db, at, year, only),
    spentByActivity(db, at.region, only),
    takenByActivity(db, at.region, only),
  ])
  const lines = rows.map((row): ActivityLine => {
    const sums = milestones.get(row.id) ?? NO_MILESTONES
    const own = figures.get(row.id) ?? []
    const platform = own.find(({ known }) => known !== undefined)
    return {
      id: row.id,
      key: row.key,
      dimension: row.dimension,
      element: row.element,
      programmeId: row.programme_id,
      title: { id: row.title, en: row.title_en },
      owner: row.owner_code,
      ownerName: null,
      coOwners: row.co_owners,
      areas: row.areas,
      services: row.services,
      words: row.words,
      weight: row.weight,
      firstYear: row.first_year,
      firstMonth: row.first_month,
      lastMonth: row.last_month,
      quickWin: row.quick_win,
      figure: platform?.known
        ? {
            indicator: platform.known.definition.key,
            title: platform.known.definition.title,
            unit: platform.known.definition.unit,
            value: platform.known.total.value,
            target: platform.target,
            events: platform.known.total.events,
          }
        : null,
      milestones: { done: sums.done, total: sums.total, late: sums.late },
      budget: money.get(row.id) ?? NO_MONEY,
      progress: measure(row.basis, own, sums, {
        // Of what is left after refocusing: nobody can spend what was taken.
        planned: (money.get(row.id)?.all ?? 0) - (taken.get(row.id) ?? 0),
        spent: spent.get(row.id),
      }),
      touchedAt: latest([
        row.touched_at,
        sums.reportedAt,
        spent.get(row.id)?.reportedAt ?? null,
        ...own.map(({ reportedAt }) => reportedAt),
      ]),
      source: row.source,
    }
  })
  const place = (line: ActivityLine) => ELEMENT_ORDER.get(line.element) ?? ELEMENT_ORDER.size
  return lines.sort((a, b) => place(a) - place(b))
}

function latest(moments: readonly (Date | null)[]): string | null {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []))
  return times.length ? new Date(Math.max(...times)).toISOString() : null
}
