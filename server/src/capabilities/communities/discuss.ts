import { refuseVoice } from '@guyub/contract/communities'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityOfKey } from './access.ts'
import { ideaCommented, ideaSupported } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { refusePersonalData } from './register.ts'

interface Voice {
  readonly commandId: string
  readonly key: string
  readonly ideaId: string
}

/** What a community says to an idea; it waits for the secretariat. */
export async function commentIdea(
  ctx: Context,
  { vault }: CommunitiesNeeds,
  command: Voice & { readonly comment: string },
) {
  const { commandId, ideaId, comment } = command
  refusePersonalData(comment)
  return once(ctx, 'communities.comment-idea', commandId, async (tx) => {
    const own = await voiceOf(tx, ctx, vault, command.key)
    await passedIdea(tx, ctx, ideaId)
    await tx
      .insertInto('community_comment')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, idea_id: ideaId, community_id: own.id, comment },
        said_at: ctx.now(),
      })
      .execute()
    await emit(tx, ctx, ideaCommented, {
      subjectId: commandId,
      officeCode: own.area_code,
      occurredAt: ctx.now(),
      facts: { idea: ideaId },
    })
    return { commentId: commandId }
  })
}

/** One voice of a community for an idea of another. */
export async function supportIdea(ctx: Context, { vault }: CommunitiesNeeds, command: Voice) {
  const { commandId, ideaId } = command
  return once(ctx, 'communities.support-idea', commandId, async (tx) => {
    const own = await voiceOf(tx, ctx, vault, command.key)
    const idea = await passedIdea(tx, ctx, ideaId)
    if (idea.community_id === own.id) throw new Refusal('communities.own_idea')
    const written = await tx
      .insertInto('community_support')
      .values({
        region_code: ctx.region.code,
        idea_id: ideaId,
        community_id: own.id,
        supported_at: ctx.now(),
      })
      .onConflict((oc) => oc.doNothing())
      .returning('idea_id')
      .executeTakeFirst()
    if (!written) throw new Refusal('communities.supported_already')
    await emit(tx, ctx, ideaSupported, {
      subjectId: own.id,
      officeCode: own.area_code,
      occurredAt: ctx.now(),
      facts: { idea: ideaId },
    })
    const { supports } = await tx
      .selectFrom('community_support')
      .select(({ fn }) => fn.countAll<string>().as('supports'))
      .where('region_code', '=', ctx.region.code)
      .where('idea_id', '=', ideaId)
      .executeTakeFirstOrThrow()
    return { supports: Number(supports) }
  })
}

async function voiceOf(tx: Db, ctx: Context, vault: CommunitiesNeeds['vault'], key: string) {
  const own = await communityOfKey(tx, ctx, vault, key, true)
  const refused = refuseVoice(own.status)
  if (refused) throw new Refusal(refused)
  return own
}

async function passedIdea(tx: Db, { region }: Context, id: string) {
  const idea = await tx
    .selectFrom('community_idea')
    .select('community_id')
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .where('status', '=', 'passed')
    .forShare()
    .executeTakeFirst()
  if (!idea) throw new Refusal('communities.no_such_idea')
  return idea
}
