import { endOfTerm } from '@guyub/contract/movement/agreement-term'
import { newestDay } from '@guyub/contract/our-time'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { lockedAgreement } from './agreement-lock.ts'
import { refuseElsewhere } from './centre.ts'
import { agreementSigned } from './events.ts'

interface Signature {
  readonly commandId: string
  readonly agreementId: string
  readonly signedOn: string
  readonly endsOn?: string | undefined
  readonly centreNumber?: string | undefined
  readonly regionNumber?: string | undefined
}

/** Both sides have signed: it runs from that day, and takes the place of the one it follows. */
export async function signAgreement(ctx: Context, signature: Signature) {
  await refuseElsewhere(ctx)
  const { commandId, agreementId, signedOn, centreNumber, regionNumber } = signature
  return once(ctx, 'movement.sign-agreement', commandId, async (tx) => {
    const draft = await lockedAgreement(tx, ctx, agreementId)
    if (draft.state !== 'draft') throw new Refusal('movement.agreement_not_draft')
    if (signedOn > newestDay(ctx.now())) throw new Refusal('movement.in_future')
    const endsOn = signature.endsOn ?? endOfTerm(signedOn, draft.months ?? 12)
    if (endsOn <= signedOn) throw new Refusal('movement.ends_before_signed')
    if (draft.follows) {
      const before = await lockedAgreement(tx, ctx, draft.follows)
      if (before.signed_on && before.signed_on > signedOn)
        throw new Refusal('movement.signed_before_followed')
      // One that was ended meanwhile stays ended.
      if (before.state === 'signed')
        await tx
          .updateTable('movement_agreement')
          .set({ state: 'superseded' })
          .where('region_code', '=', ctx.region.code)
          .where('id', '=', before.id)
          .execute()
    }
    await tx
      .updateTable('movement_agreement')
      .set({
        ...{ state: 'signed', signed_on: signedOn, precision: 'day', ends_on: endsOn },
        ...(centreNumber && { centre_number: centreNumber }),
        ...(regionNumber && { region_number: regionNumber }),
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', agreementId)
      .execute()
    await emit(tx, ctx, agreementSigned, {
      ...{ subjectId: agreementId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { member: draft.member_code, signedOn, endsOn },
    })
    return { agreementId, endsOn }
  })
}
