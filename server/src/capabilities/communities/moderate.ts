import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { wordsModerated } from './events.ts'

interface Moderate {
  readonly commandId: string
  readonly kind: 'idea' | 'comment'
  readonly wordsId: string
  readonly verdict: 'passed' | 'refused'
  readonly reason?: string | undefined
}

/** Shows an idea or a comment to everybody, or not, with the reason that its community reads. What is shown may be taken down later. */
export async function moderateWords(ctx: Context, command: Moderate) {
  const { commandId, kind, wordsId, verdict, reason } = command
  const table = kind === 'idea' ? 'community_idea' : 'community_comment'
  return once(ctx, 'communities.moderate-words', commandId, async (tx) => {
    const words = await tx
      .selectFrom(table)
      .select('status')
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', wordsId)
      .forUpdate()
      .executeTakeFirst()
    if (!words) throw new Refusal('communities.no_such_words')
    if (words.status === verdict) throw new Refusal('communities.moderated_already')
    if (verdict === 'refused' && !reason) throw new Refusal('communities.reason_missing')
    await tx
      .updateTable(table)
      .set({ status: verdict, reason: reason ?? null, moderated_at: ctx.now(), moderated_by: ctx.actor.id })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', wordsId)
      .execute()
    await emit(tx, ctx, wordsModerated, {
      subjectId: wordsId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { kind, verdict },
    })
    return { status: verdict }
  })
}
