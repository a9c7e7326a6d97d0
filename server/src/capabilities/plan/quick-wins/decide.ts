import { tooLateFrom } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { quickWinDecided } from './events.ts'
import { happening, isNew, lockQuickWin } from './store.ts'

interface Decide {
  readonly commandId: string
  readonly quickWinId: string
  readonly decision: 'chosen' | 'not-chosen'
  readonly why: string
  readonly launchBy?: string | undefined
}

/** Chooses it, with the day by which it is launched; or says why it was not. What was not chosen stays to be read. */
export async function decideQuickWin(ctx: Context, command: Decide) {
  const { commandId, quickWinId, decision, why, launchBy } = command
  const { today } = await regionToday(ctx)
  return once(ctx, 'plan.decide-quick-win', commandId, async (tx) => {
    const row = await lockQuickWin(tx, ctx, quickWinId, ['nominated'])
    const isChosen = decision === 'chosen'
    if (isChosen && (!launchBy || launchBy < today)) throw new Refusal('plan.quick_win_launch_by')
    if (isChosen && launchBy && launchBy >= tooLateFrom(today)) throw new Refusal('plan.quick_win_too_slow')
    await tx
      .updateTable('plan_quick_win')
      .set({
        ...{ phase: decision, decided_on: today, decided_why: why },
        launch_by: isChosen ? (launchBy ?? null) : null,
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', quickWinId)
      .execute()
    await emit(tx, ctx, quickWinDecided, {
      ...happening(ctx, quickWinId),
      facts: {
        ...{ dimension: row.dimension, year: row.year, decision, isNew: isNew(row) },
        ...(isChosen && launchBy && { launchBy }),
      },
    })
    return { quickWinId, decision }
  })
}
