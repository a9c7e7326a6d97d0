import { measuredDays } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import { type Context, within } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import type { PlanNeeds, WantedFigure } from '../needs.ts'
import { quickWinMeasured } from './events.ts'
import { happening, lockOwn } from './store.ts'

interface Measure {
  readonly commandId: string
  readonly quickWinId: string
  readonly days: number
  readonly indicator?: string | undefined
  readonly product?: string | undefined
}

interface Days {
  readonly from: string
  readonly to: string
}

/** Counts an indicator before and after the launch, and keeps what it counted: figures that grow later change nothing that was told. */
export async function measureQuickWin(ctx: Context, needs: PlanNeeds, command: Measure) {
  const { commandId, quickWinId, days } = command
  const region = ctx.region.code
  const { today } = await regionToday(ctx)
  return once(ctx, 'plan.measure-quick-win', commandId, async (tx) => {
    const row = await lockOwn(tx, ctx, quickWinId, ['launched'])
    const indicator = command.indicator ?? row.indicator
    if (!indicator) throw new Refusal('plan.quick_win_no_indicator')
    const product = command.indicator ? (command.product ?? null) : row.product
    const periods = measuredDays(String(row.launched_on), days)
    if (periods.after.to >= today) throw new Refusal('plan.quick_win_too_early')
    const inside = within(ctx, tx)
    const before = await figureOf(inside, needs, { indicator, product }, periods.before)
    const after = await figureOf(inside, needs, { indicator, product }, periods.after)
    await tx
      .insertInto('plan_quick_win_measure')
      .values({
        ...{ region_code: region, id: commandId, quick_win_id: quickWinId, indicator, product, days },
        ...{ before: JSON.stringify(before.figure), after: JSON.stringify(after.figure) },
        ...{ up_to_seq: after.upToSeq, measured_at: ctx.now() },
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      })
      .execute()
    await emit(tx, ctx, quickWinMeasured, {
      ...happening(ctx, quickWinId),
      facts: { indicator, days, measure: commandId },
    })
    return { measureId: commandId, before: before.figure, after: after.figure }
  })
}

async function figureOf(ctx: Context, needs: PlanNeeds, wanted: WantedFigure, { from, to }: Days) {
  const known = await needs.figureBetween(ctx, wanted, from, to)
  if (!known) throw new Refusal('plan.unknown_code')
  const { part, whole, events, value } = known.total
  return {
    upToSeq: known.upToSeq,
    // Without a single event nothing is known of these days, also of what is only counted.
    figure: { from, to, value: events ? value : null, part, whole, events },
  }
}
