import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { planConsulted } from './events.ts'
import { lockVersion } from './version.ts'

interface ConsultPlan {
  readonly commandId: string
  readonly planId: string
  readonly back: boolean
}

/** A draft goes out for consultation, or comes back. */
export async function consultPlan(ctx: Context, { commandId, planId, back }: ConsultPlan) {
  return once(ctx, 'plan.consult', commandId, async (tx) => {
    const found = await lockVersion(tx, ctx.region.code, planId)
    if (found.status !== (back ? 'consultation' : 'draft')) throw new Refusal('plan.wrong_status')
    const status = back ? ('draft' as const) : ('consultation' as const)
    await tx
      .updateTable('plan')
      .set({ status })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', planId)
      .execute()
    await emit(tx, ctx, planConsulted, {
      subjectId: planId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { number: found.number, status },
    })
    return { planId, status }
  })
}
