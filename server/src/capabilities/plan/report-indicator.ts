import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { indicatorReported } from './events.ts'
import { isListed } from './lists.ts'
import { inVersionThatHolds, refuseStranger } from './reach-milestone.ts'
import { refuseYear } from './version.ts'

interface ReportIndicator {
  readonly commandId: string
  readonly indicatorId: string
  readonly year: number
  readonly value: number
  readonly paperKind?: string | undefined
  readonly paper: string
}

/** A year's value as its owner tells it. What the platform computes is not told: nobody types a percentage. */
export async function reportIndicator(ctx: Context, command: ReportIndicator) {
  const { commandId, indicatorId, year, value, paper, paperKind } = command
  const region = ctx.region.code
  return once(ctx, 'plan.report-indicator', commandId, async (tx) => {
    const found = await inVersionThatHolds<{ platform: string | null }>(
      tx,
      region,
      'plan_indicator',
      indicatorId,
    )
    if (!found) throw new Refusal('plan.no_such_indicator')
    await refuseStranger(tx, ctx, found)
    if (found.platform) throw new Refusal('plan.computed_already')
    if (paperKind && !isListed('paperKinds', paperKind)) throw new Refusal('plan.unknown_code')
    if (year > ctx.now().getFullYear()) throw new Refusal('plan.year_in_the_future')
    await refuseYear(tx, region, found.plan_id, year)
    await tx
      .insertInto('plan_indicator_report')
      .values({
        ...{ region_code: region, id: commandId, indicator_id: indicatorId },
        ...{ plan_id: found.plan_id, activity_id: found.activity_id, year, value },
        ...{ paper_kind: paperKind ?? null, paper },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, reported_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, indicatorReported, {
      subjectId: found.activity_id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { indicator: indicatorId, year, value, ...(paperKind && { paperKind }) },
    })
    return { indicatorId, year, value }
  })
}
