import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ideaDecided } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { refusePersonalData } from './register.ts'

interface DecideIdea {
  readonly commandId: string
  readonly ideaId: string
  readonly outcome: 'taken' | 'declined'
  readonly node?: 'programme' | 'activity'
  readonly nodeId?: string
  readonly reason?: string | undefined
}

/** What becomes of an idea that everybody sees. A later decision stands instead of an earlier one, which stays to be read. */
export async function decideIdea(ctx: Context, needs: CommunitiesNeeds, command: DecideIdea) {
  const { commandId, ideaId, outcome, node = null, nodeId = null, reason = null } = command
  refusePersonalData(reason ?? '')
  return once(ctx, 'communities.decide-idea', commandId, async (tx) => {
    const idea = await tx
      .selectFrom('community_idea')
      .select('status')
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', ideaId)
      .forUpdate()
      .executeTakeFirst()
    if (!idea) throw new Refusal('communities.no_such_idea')
    if (idea.status !== 'passed') throw new Refusal('communities.not_passed')
    const latest = await tx
      .selectFrom('community_outcome')
      .select(['outcome', 'node_id'])
      .where('region_code', '=', ctx.region.code)
      .where('idea_id', '=', ideaId)
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (latest?.outcome === outcome && latest.node_id === nodeId)
      throw new Refusal('communities.outcome_already')
    if (nodeId) {
      const plan = await needs.planned(within(ctx, tx))
      const nodes = node === 'programme' ? plan?.programmes : plan?.activities
      if (!nodes?.some(({ id }) => id === nodeId)) throw new Refusal('communities.not_in_plan')
    }
    await tx
      .insertInto('community_outcome')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, idea_id: ideaId, outcome, node, node_id: nodeId },
        ...{ reason, decided_at: ctx.now(), decided_by: ctx.actor.id },
      })
      .execute()
    await emit(tx, ctx, ideaDecided, {
      subjectId: ideaId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { outcome, ...(node && nodeId && { node, nodeId }) },
    })
    return { outcome }
  })
}
