import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityOfKey } from './access.ts'
import { communitiesInvited, invitationAnswered } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { refusePersonalData } from './register.ts'

interface Invite {
  readonly commandId: string
  readonly title: string
  readonly text: string
  readonly place: string
  readonly startsAt: string
  readonly communityIds: readonly string[]
}

/** Asks verified communities to a meeting; each sees it on its own page. */
export async function inviteCommunities(ctx: Context, command: Invite) {
  const { commandId, title, text, place, startsAt } = command
  const { code: region } = ctx.region
  refusePersonalData(title, text, place)
  const ids = [...new Set(command.communityIds)].sort()
  return once(ctx, 'communities.invite', commandId, async (tx) => {
    if (new Date(startsAt) <= ctx.now()) throw new Refusal('communities.starts_in_past')
    const asked = await tx
      .selectFrom('community')
      .select('status')
      .where('region_code', '=', region)
      .where('id', 'in', ids)
      .forShare()
      .execute()
    if (asked.length < ids.length) throw new Refusal('communities.no_such_community')
    if (asked.some(({ status }) => status !== 'verified')) throw new Refusal('communities.not_verified')
    await tx
      .insertInto('community_invitation')
      .values({
        ...{ region_code: region, id: commandId, title, text, place },
        ...{ starts_at: startsAt, sent_at: ctx.now(), sent_by: ctx.actor.id },
      })
      .execute()
    await tx
      .insertInto('community_invited')
      .values(ids.map((id) => ({ region_code: region, invitation_id: commandId, community_id: id })))
      .execute()
    await emit(tx, ctx, communitiesInvited, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { invited: ids.length, startsAt },
    })
    return { invitationId: commandId, invited: ids.length }
  })
}

interface AnswerInvitation {
  readonly commandId: string
  readonly key: string
  readonly invitationId: string
  readonly comes: boolean
}

/** A community says whether it comes, and may think again until the meeting begins. */
export async function answerInvitation(ctx: Context, { vault }: CommunitiesNeeds, command: AnswerInvitation) {
  const { commandId, key, invitationId, comes } = command
  const { code: region } = ctx.region
  return once(ctx, 'communities.answer-invitation', commandId, async (tx) => {
    const own = await communityOfKey(tx, ctx, vault, key, true)
    const invitation = await tx
      .selectFrom('community_invitation as i')
      .innerJoin('community_invited as a', (join) =>
        join.onRef('a.region_code', '=', 'i.region_code').onRef('a.invitation_id', '=', 'i.id'),
      )
      .select('i.starts_at')
      .where('i.region_code', '=', region)
      .where('i.id', '=', invitationId)
      .where('a.community_id', '=', own.id)
      .executeTakeFirst()
    if (!invitation) throw new Refusal('communities.no_such_invitation')
    if (invitation.starts_at <= ctx.now()) throw new Refusal('communities.invitation_past')
    await tx
      .updateTable('community_invited')
      .set({ comes, answered_at: ctx.now() })
      .where('region_code', '=', region)
      .where('invitation_id', '=', invitationId)
      .where('community_id', '=', own.id)
      .execute()
    await emit(tx, ctx, invitationAnswered, {
      subjectId: own.id,
      officeCode: own.area_code,
      occurredAt: ctx.now(),
      facts: { invitation: invitationId, comes },
    })
    return { comes }
  })
}
