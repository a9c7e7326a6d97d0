import type { Role } from '@guyub/contract/identity'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Actors } from './actor.ts'
import { membershipConfirmed } from './events.ts'
import { isAnother } from './is-another.ts'
import { tellPlaces } from './people-changed.ts'

interface ConfirmMembership {
  readonly commandId: string
  readonly membershipId: string
}

/** The second pair of eyes: neither whoever gave the place nor whoever gets it, nor another account on their mailbox. */
export async function confirmMembership(
  ctx: Context,
  actors: Pick<Actors, 'forget'>,
  { commandId, membershipId }: ConfirmMembership,
) {
  const { code: region } = ctx.region
  const answer = await once(ctx, 'identity.confirm-membership', commandId, async (tx) => {
    const row = await tx
      .selectFrom('membership')
      .select(['user_id', 'office_code', 'role', 'granted_by', 'awaits_confirmation'])
      .where('region_code', '=', region)
      .where('id', '=', membershipId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('identity.unknown_membership')
    if (!row.awaits_confirmation) throw new Refusal('identity.confirmed_already')
    if (!(await isAnother(tx, ctx.actor.id, [row.user_id, row.granted_by])))
      throw new Refusal('identity.second_person_needed')
    await tx
      .updateTable('membership')
      .set({ awaits_confirmation: false, confirmed_by: ctx.actor.id })
      .where('region_code', '=', region)
      .where('id', '=', membershipId)
      .execute()
    await tellPlaces(tx, region, row.user_id)
    await emit(tx, ctx, membershipConfirmed, {
      subjectId: membershipId,
      officeCode: row.office_code,
      occurredAt: ctx.now(),
      facts: { role: row.role as Role },
    })
    return { membershipId, userId: row.user_id }
  })
  actors.forget(region, answer.userId)
  return answer
}
