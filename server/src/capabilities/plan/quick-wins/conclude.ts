import type { QuickWinOutcome } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { quickWinConcluded } from './events.ts'
import { happening, lockOwn } from './store.ts'

interface Conclude {
  readonly commandId: string
  readonly quickWinId: string
  readonly outcome: QuickWinOutcome
  readonly conclusion: string
}

/** Says how it ended. An outcome needs a measurement, even one that says unknown; giving up needs only its words. */
export async function concludeQuickWin(ctx: Context, command: Conclude) {
  const { commandId, quickWinId, outcome, conclusion } = command
  const region = ctx.region.code
  const { today } = await regionToday(ctx)
  return once(ctx, 'plan.conclude-quick-win', commandId, async (tx) => {
    const row = await lockOwn(tx, ctx, quickWinId, ['chosen', 'launched'])
    if (row.phase === 'chosen' && outcome !== 'abandoned') throw new Refusal('plan.quick_win_phase')
    if (outcome !== 'abandoned') {
      const measured = await tx
        .selectFrom('plan_quick_win_measure')
        .select('id')
        .where('region_code', '=', region)
        .where('quick_win_id', '=', quickWinId)
        .executeTakeFirst()
      if (!measured) throw new Refusal('plan.quick_win_not_measured')
    }
    await tx
      .updateTable('plan_quick_win')
      .set({ phase: 'concluded', concluded_on: today, outcome, conclusion })
      .where('region_code', '=', region)
      .where('id', '=', quickWinId)
      .execute()
    await emit(tx, ctx, quickWinConcluded, {
      ...happening(ctx, quickWinId),
      facts: { dimension: row.dimension, year: row.year, outcome },
    })
    return { quickWinId, outcome }
  })
}
