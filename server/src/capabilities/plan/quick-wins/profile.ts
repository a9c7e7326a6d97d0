import type { QuickWinRisk } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { quickWinProfiled } from './events.ts'
import { happening, lockOwn } from './store.ts'

interface Profile {
  readonly commandId: string
  readonly quickWinId: string
  readonly output: string
  readonly beneficiaries: string
  readonly risks: readonly QuickWinRisk[]
  readonly seen: number
}

/** Writes the next revision of what it is to bring and what may go wrong, for whoever saw the last one. */
export async function profileQuickWin(ctx: Context, command: Profile) {
  const { commandId, quickWinId, output, beneficiaries, risks, seen } = command
  const region = ctx.region.code
  return once(ctx, 'plan.profile-quick-win', commandId, async (tx) => {
    await lockOwn(tx, ctx, quickWinId, ['chosen', 'launched'])
    const { last } = await tx
      .selectFrom('plan_quick_win_profile')
      .select(({ fn }) => fn.max('revision').as('last'))
      .where('region_code', '=', region)
      .where('quick_win_id', '=', quickWinId)
      .executeTakeFirstOrThrow()
    if ((last ?? 0) !== seen) throw new Refusal('plan.changed')
    const revision = seen + 1
    await tx
      .insertInto('plan_quick_win_profile')
      .values({
        ...{ region_code: region, quick_win_id: quickWinId, revision, output, beneficiaries },
        risks: JSON.stringify(risks),
        ...{ actor_id: ctx.actor.id, office_code: ctx.actor.officeCode, at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, quickWinProfiled, {
      ...happening(ctx, quickWinId),
      facts: { revision, risks: risks.length },
    })
    return { quickWinId, revision }
  })
}
