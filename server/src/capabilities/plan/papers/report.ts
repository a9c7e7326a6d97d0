import type { PaperReport } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { editorOf } from '../edit-node.ts'
import { mayWrite } from '../obstacles/step.ts'
import { inVersionThatHolds, refuseStranger } from '../reach-milestone.ts'

/** The report that a paper is to prove, if whoever asks may report the same; the subject under which its history is found. */
export async function reportToProve(
  tx: Db,
  ctx: Context,
  report: PaperReport,
  reportId: string,
): Promise<{ readonly subjectId: string }> {
  if (report === 'obstacle') return solvedObstacle(tx, ctx, reportId)
  if (report === 'refocusing') return refocusing(tx, ctx, reportId)
  const activityId = await activityOf(tx, ctx.region.code, report, reportId)
  if (!activityId) throw new Refusal('plan.no_such_report')
  const held = await inVersionThatHolds(tx, ctx.region.code, 'plan_activity', activityId)
  if (held) await refuseStranger(tx, ctx, held)
  // An amendment took it out: its report stays, and is of the planners.
  else if (!editorOf(ctx).editsAll) throw new Refusal('plan.not_yours')
  return { subjectId: activityId }
}

const KEYS = {
  milestone: ['plan_milestone_report', 'milestone_id'],
  indicator: ['plan_indicator_report', 'id'],
  realisation: ['plan_realisation', 'id'],
} as const

async function activityOf(tx: Db, region: string, report: keyof typeof KEYS, id: string) {
  const [table, key] = KEYS[report]
  const row = await tx
    .selectFrom(table as 'plan_milestone_report')
    .select('activity_id')
    .where('region_code', '=', region)
    .where(key as 'milestone_id', '=', id)
    .executeTakeFirst()
  return row?.activity_id
}

async function solvedObstacle(tx: Db, ctx: Context, id: string) {
  const row = await tx
    .selectFrom('plan_obstacle')
    .select(['owner_code', 'activities'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .where('state', '=', 'solved')
    .executeTakeFirst()
  if (!row) throw new Refusal('plan.no_such_report')
  if (!mayWrite(ctx, row)) throw new Refusal('plan.not_yours')
  return { subjectId: row.activities[0] ?? id }
}

async function refocusing(tx: Db, ctx: Context, id: string) {
  const row = await tx
    .selectFrom('plan_refocusing')
    .select('id')
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('plan.no_such_report')
  if (!editorOf(ctx).editsAll) throw new Refusal('plan.not_yours')
  return { subjectId: id }
}
