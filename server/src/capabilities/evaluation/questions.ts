import { itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { questionAsked, questionReplied } from './events.ts'
import { assessable, unpublished } from './round-row.ts'
import { seatOf } from './seat.ts'

interface AskQuestion extends RoundKey {
  readonly commandId: string
  readonly item: string
  readonly question: string
  readonly dueAt: string
}

/** The panel asks about an item. */
export async function askQuestion(ctx: Context, command: AskQuestion) {
  const { commandId, year, stage, item, question, dueAt } = command
  return once(ctx, 'evaluation.ask-question', commandId, async (tx) => {
    const { instrument } = await assessable(tx, ctx, command)
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    await seatOf(tx, ctx, command)
    const now = ctx.now()
    if (new Date(dueAt) <= now) throw new Refusal('evaluation.due_in_past')
    await tx
      .insertInto('evaluation_question')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, stage, item, question },
        ...{ asked_by: ctx.actor.id, asked_at: now, due_at: dueAt },
      })
      .execute()
    await emit(tx, ctx, questionAsked, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year, stage, item, dueAt },
    })
    return { questionId: commandId }
  })
}

interface Reply {
  readonly commandId: string
  readonly questionId: string
  readonly reply: string
}

/** The region replies, once. After its time a reply still stands, and is shown as late. */
export async function replyToQuestion(ctx: Context, { commandId, questionId, reply }: Reply) {
  return once(ctx, 'evaluation.reply', commandId, async (tx) => {
    const asked = await tx
      .selectFrom('evaluation_question')
      .select(['year', 'stage', 'item', 'due_at', 'replied_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', questionId)
      .forUpdate()
      .executeTakeFirst()
    if (!asked) throw new Refusal('evaluation.no_such_question')
    await unpublished(tx, ctx, asked)
    if (asked.replied_at) throw new Refusal('evaluation.replied_already')
    const now = ctx.now()
    const isLate = now > asked.due_at
    await tx
      .updateTable('evaluation_question')
      .set({ reply, replied_by: ctx.actor.id, replied_at: now })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', questionId)
      .execute()
    const { year, stage, item } = asked
    await emit(tx, ctx, questionReplied, {
      subjectId: questionId,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year, stage, item, isLate },
    })
    return { isLate }
  })
}
