import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { openedCases } from '../cases/index.ts'
import { messagesTold } from './events.ts'
import type { MessagesNeeds } from './needs.ts'

const AT_A_TIME = 100

/** What my office tells by word of mouth or on paper. */
export async function messagesToTell(ctx: Context, needs: MessagesNeeds) {
  const rows = await ctx.region.db
    .selectFrom('message')
    .select(['id', 'subject_id', 'words', 'created_at'])
    .where('region_code', '=', ctx.region.code)
    .where('office_code', '=', ctx.actor.officeCode)
    .where('channel', '=', 'print')
    .where('state', '=', 'waiting')
    .where('subject', '=', 'case')
    .orderBy('created_at')
    .orderBy('id')
    .limit(AT_A_TIME + 1)
    .execute()
  const shown = rows.slice(0, AT_A_TIME)
  const opened = await openedCases(
    ctx,
    needs,
    shown.map(({ subject_id }) => subject_id),
  )
  return {
    items: shown.flatMap(({ id, subject_id, words, created_at }) => {
      const one = opened.get(subject_id)
      if (!one) return []
      return [
        {
          ...{ id, at: created_at.toISOString(), trackingCode: one.trackingCode, service: one.service },
          ...{ name: one.applicant, words: one.key.decrypt(`message ${id} words`, words).toString() },
        },
      ]
    }),
    hasMore: rows.length > AT_A_TIME,
  }
}

interface Tell {
  readonly commandId: string
  readonly ids: readonly string[]
}

/** These were told; all or none. */
export async function tellMessages(ctx: Context, { commandId, ids }: Tell) {
  return once(ctx, 'messages.tell', commandId, async (tx) => {
    const wanted = [...new Set(ids)]
    const { numUpdatedRows } = await tx
      .updateTable('message')
      .set({ state: 'told', sent_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', 'in', wanted)
      .where('office_code', '=', ctx.actor.officeCode)
      .where('channel', '=', 'print')
      .where('state', 'in', ['waiting', 'told'])
      .executeTakeFirstOrThrow()
    if (Number(numUpdatedRows) !== wanted.length) throw new Refusal('messages.not_found')
    await emit(tx, ctx, messagesTold, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { count: wanted.length },
    })
    return { told: wanted.length }
  })
}
