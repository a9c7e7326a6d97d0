import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { lockedAgreement } from './agreement-lock.ts'
import { refuseElsewhere } from './centre.ts'
import { agreementEnded } from './events.ts'

interface End {
  readonly commandId: string
  readonly agreementId: string
  readonly on: string
  readonly reason: string
}

/** Ended before its day, or a draft that nobody signs. */
export async function endAgreement(ctx: Context, { commandId, agreementId, on, reason }: End) {
  await refuseElsewhere(ctx)
  return once(ctx, 'movement.end-agreement', commandId, async (tx) => {
    const row = await lockedAgreement(tx, ctx, agreementId)
    if (row.state !== 'draft' && row.state !== 'signed') throw new Refusal('movement.agreement_over')
    if (on > newestDay(ctx.now())) throw new Refusal('movement.in_future')
    if (row.signed_on && on < row.signed_on) throw new Refusal('movement.ends_before_signed')
    await tx
      .updateTable('movement_agreement')
      .set({ state: 'ended', ended_on: on, end_reason: reason })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', agreementId)
      .execute()
    await emit(tx, ctx, agreementEnded, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member: row.member_code, on },
    })
    return { agreementId }
  })
}
