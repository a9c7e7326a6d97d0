import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { explained } from './events.ts'

interface Explain {
  readonly commandId: string
  readonly explanationId: string
  readonly reply: string
}

/** The office's answer. Another office's question is not there for this one. */
export async function explain(ctx: Context, { commandId, explanationId, reply }: Explain) {
  return once(ctx, 'explanations.reply', commandId, async (tx) => {
    const asked = await tx
      .selectFrom('explanation')
      .select(['office_code', 'about', 'due_on', 'replied_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', explanationId)
      .where('office_code', '=', ctx.actor.officeCode)
      .forUpdate()
      .executeTakeFirst()
    if (!asked) throw new Refusal('explanations.not_found')
    if (asked.replied_at) throw new Refusal('explanations.replied_already')
    const isLate = (await regionToday(within(ctx, tx))).today > asked.due_on
    await tx
      .updateTable('explanation')
      .set({ reply, replied_by: ctx.actor.id, replied_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', explanationId)
      .execute()
    await emit(tx, ctx, explained, {
      ...{ subjectId: explanationId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { office: asked.office_code, about: asked.about, isLate },
    })
    return { isLate }
  })
}
