import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { isListed } from '../lists.ts'
import { inVersionThatHolds, refuseStranger } from '../reach-milestone.ts'
import { refuseYear } from '../version.ts'
import { realisationReported } from './events.ts'

interface Report {
  readonly commandId: string
  readonly activityId: string
  readonly year: number
  readonly quarter: number
  readonly spent: number
  readonly note?: string | undefined
  readonly paperKind?: string | undefined
  readonly paper: string
}

/** What its owner spent in a quarter, with the paper that proves it. */
export async function reportRealisation(ctx: Context, command: Report) {
  const { commandId, activityId, year, quarter, spent, note, paperKind, paper } = command
  const region = ctx.region.code
  const { today } = await regionToday(ctx)
  const begins = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  if (paperKind && !isListed('paperKinds', paperKind)) throw new Refusal('plan.unknown_code')
  return once(ctx, 'plan.report-realisation', commandId, async (tx) => {
    const found = await inVersionThatHolds(tx, region, 'plan_activity', activityId)
    if (!found) throw new Refusal('plan.no_such_node')
    await refuseStranger(tx, ctx, found)
    await refuseYear(tx, region, found.plan_id, year)
    if (begins > today) throw new Refusal('plan.quarter_in_the_future')
    await tx
      .insertInto('plan_realisation')
      .values({
        ...{ region_code: region, id: commandId, activity_id: activityId, year, quarter, spent },
        ...{ note: note ?? null, paper_kind: paperKind ?? null, paper },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, reported_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, realisationReported, {
      ...{ subjectId: activityId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { year, quarter, spent, ...(paperKind && { paperKind }) },
    })
    return { activityId, year, quarter, spent }
  })
}
