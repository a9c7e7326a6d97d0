import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { MeasuredFigure, QuickWinRisk } from '@guyub/contract/plan'
import type { Selectable } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import type { PlanQuickWinMeasure } from '../../../kernel/tables.gen.ts'
import type { PlanNeeds } from '../needs.ts'
import { inVersionThatHolds } from '../reach-milestone.ts'
import { quickWinLines } from './lines.ts'
import { planOf } from './list.ts'
import { mayWrite } from './store.ts'

/** One quick win with its profile and its measurements. Before it is decided only colleagues read it. */
export async function quickWin(ctx: Context, needs: PlanNeeds, { quickWinId: id }: { quickWinId: string }) {
  const { code, db } = ctx.region
  const isColleague = ctx.actor.permissions.has('plan.read') && ctx.actor.jurisdiction.kind !== 'none'
  const [{ today }, offices, plan] = await Promise.all([
    regionToday(ctx),
    needs.offices(ctx),
    planOf(db, code),
  ])
  const name = (office: string) => offices.get(office)?.name ?? null
  const { rows, lines } = await quickWinLines(db, code, today, name)
  const row = rows.find((each) => each.id === id)
  const line = lines.find((each) => each.id === id)
  if (!row || !line || (row.phase === 'nominated' && !ctx.actor.permissions.has('plan.read')))
    throw new Refusal('plan.no_such_quick_win')
  const [profile, measures, activity] = await Promise.all([
    latestProfile(db, code, id),
    measuresOf(db, code, id),
    row.activity_id
      ? inVersionThatHolds<{ title: string }>(db, code, 'plan_activity', row.activity_id)
      : undefined,
  ])
  const definition = (key: string) => needs.definitions.find((each) => each.key === key)
  const shown = isColleague ? measures : row.phase === 'concluded' ? measures.slice(0, 1) : []
  return {
    line,
    isSample: plan?.is_sample ?? false,
    reason: row.reason,
    service: row.service ? { key: row.service, title: needs.service(ctx, row.service) ?? null } : null,
    indicator: row.indicator
      ? { key: row.indicator, title: definition(row.indicator)?.title ?? null, product: row.product }
      : null,
    activity: activity && row.activity_id ? { id: row.activity_id, title: activity.title } : null,
    launchPaper: row.paper ? { kind: row.paper_kind, paper: row.paper } : null,
    conclusion: row.conclusion,
    profile: profile
      ? {
          ...{ revision: profile.revision, output: profile.output, beneficiaries: profile.beneficiaries },
          ...{ risks: profile.risks as QuickWinRisk[], at: profile.at.toISOString() },
        }
      : null,
    measures: shown.map((each) => ({
      ...{ id: each.id, indicator: each.indicator, product: each.product, days: each.days },
      title: definition(each.indicator)?.title ?? null,
      unit: definition(each.indicator)?.unit ?? null,
      better: definition(each.indicator)?.better ?? ('higher' as const),
      before: told(each, 'before', isColleague),
      after: told(each, 'after', isColleague),
      ...{ upToSeq: Number(each.up_to_seq), at: each.measured_at.toISOString() },
    })),
    may: {
      decide: row.phase === 'nominated' && ctx.actor.permissions.has('plan.edit'),
      write: (row.phase === 'chosen' || row.phase === 'launched') && mayWrite(ctx, row),
    },
  }
}

// Few events could tell of single people: whoever does not work for the region is not shown them, nor a share whose part or rest is few.
function told(
  measure: Selectable<PlanQuickWinMeasure>,
  which: 'before' | 'after',
  isColleague: boolean,
): MeasuredFigure | null {
  const figure = measure[which] as MeasuredFigure
  const { part, whole, events } = figure
  const isFew = (count: number) => count > 0 && count < SMALLEST_COUNT
  return !isColleague && [events, part, whole - part].some(isFew) ? null : figure
}

function latestProfile(db: Db, region: string, id: string) {
  return db
    .selectFrom('plan_quick_win_profile')
    .selectAll()
    .where('region_code', '=', region)
    .where('quick_win_id', '=', id)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
}

function measuresOf(db: Db, region: string, id: string) {
  return db
    .selectFrom('plan_quick_win_measure')
    .selectAll()
    .where('region_code', '=', region)
    .where('quick_win_id', '=', id)
    .orderBy('measured_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
