import { refuseVoice } from '@guyub/contract/communities'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityOfKey } from './access.ts'
import { isElement } from './dimensions.ts'
import { ideaProposed } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { refusePersonalData } from './register.ts'

interface Idea {
  readonly commandId: string
  readonly title: string
  readonly text: string
  readonly element: string
}

/** A verified community proposes; the secretariat passes it before everybody sees it. */
export async function proposeIdea(
  ctx: Context,
  { vault }: CommunitiesNeeds,
  command: Idea & { readonly key: string },
) {
  refuseIdea(command)
  return once(ctx, 'communities.propose-idea', command.commandId, async (tx) => {
    const own = await communityOfKey(tx, ctx, vault, command.key, true)
    const refused = refuseVoice(own.status)
    if (refused) throw new Refusal(refused)
    return write(tx, ctx, command, { id: own.id, office: own.area_code, isAssisted: false })
  })
}

/** The secretariat writes down what a community told: it is passed as it is written, and marked as assisted for good. */
export async function recordIdea(ctx: Context, command: Idea & { readonly communityId: string }) {
  refuseIdea(command)
  return once(ctx, 'communities.record-idea', command.commandId, async (tx) => {
    const found = await tx
      .selectFrom('community')
      .select(['id', 'status'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', command.communityId)
      .forShare()
      .executeTakeFirst()
    if (!found) throw new Refusal('communities.no_such_community')
    const refused = refuseVoice(found.status)
    if (refused) throw new Refusal(refused)
    return write(tx, ctx, command, { id: found.id, office: ctx.actor.officeCode, isAssisted: true })
  })
}

function refuseIdea({ title, text, element }: Idea): void {
  refusePersonalData(title, text)
  if (!isElement(element)) throw new Refusal('communities.no_such_element')
}

interface Proposer {
  readonly id: string
  readonly office: string
  readonly isAssisted: boolean
}

async function write(tx: Db, ctx: Context, idea: Idea, { id, office, isAssisted }: Proposer) {
  const { commandId, title, text, element } = idea
  await tx
    .insertInto('community_idea')
    .values({
      ...{ region_code: ctx.region.code, id: commandId, community_id: id, title, text, element },
      ...{ assisted: isAssisted, proposed_at: ctx.now(), status: isAssisted ? 'passed' : 'waiting' },
      ...(isAssisted && { moderated_at: ctx.now(), moderated_by: ctx.actor.id }),
    })
    .execute()
  await emit(tx, ctx, ideaProposed, {
    subjectId: commandId,
    officeCode: office,
    occurredAt: ctx.now(),
    facts: { element, assisted: isAssisted },
  })
  return { ideaId: commandId }
}
