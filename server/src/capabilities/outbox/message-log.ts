import { type Channel, FAULT_KINDS, type MessageState, OUTWARD } from '@guyub/contract/outbox'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { placeInList } from '../../kernel/place-in-list.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { messageRetried } from './events.ts'
import type { MessagesNeeds } from './needs.ts'
import { templatesOf } from './templates.ts'

const AT_A_TIME = 50
const COUNTED_DAYS = 30

interface Wanted {
  readonly state?: MessageState | undefined
  readonly channel?: Channel | undefined
  readonly after?: string | undefined
}

/** What became of the region's messages, the newest first. */
export async function messageLog(ctx: Context, needs: MessagesNeeds, wanted: Wanted) {
  const { db, code } = ctx.region
  const after = wanted.after === undefined ? undefined : placeOf(wanted.after)
  let query = db
    .selectFrom('message')
    .select(['id', 'created_at', 'subject', 'about', 'template', 'channel', 'state', 'tries'])
    .select(['not_before', 'sent_at', 'fault'])
    .where('region_code', '=', code)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(AT_A_TIME + 1)
  if (wanted.state) query = query.where('state', '=', wanted.state)
  if (wanted.channel) query = query.where('channel', '=', wanted.channel)
  if (after)
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.at, after.id)))
  const since = new Date(ctx.now().getTime() - COUNTED_DAYS * 86_400_000)
  const [rows, { rows: counts }] = await Promise.all([
    query.execute(),
    sql<{ channel: Channel; state: MessageState; count: number }>`
      select channel, state, count(*)::int as count from message
      where region_code = ${code} and created_at >= ${since} group by channel, state order by channel, state`.execute(
      db,
    ),
  ])
  const names = new Map(templatesOf(needs.services, ctx.region.code).map(({ key, name }) => [key, name]))
  const shown = rows.slice(0, AT_A_TIME)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, at: row.created_at.toISOString(), subject: row.subject, tries: row.tries },
      about: names.get(row.template ?? '') ?? { id: row.about, en: row.about },
      ...{ channel: row.channel as Channel, state: row.state as MessageState },
      fault: toldFault(row.fault),
      notBefore: row.not_before?.toISOString() ?? null,
      sentAt: row.sent_at?.toISOString() ?? null,
    })),
    next: rows.length > AT_A_TIME && last ? `${last.created_at.toISOString()}|${last.id}` : null,
    counts,
    ways: [...OUTWARD.filter((channel) => needs.ways[channel]), 'print' as const],
  }
}

function placeOf(cursor: string) {
  const place = placeInList(cursor, '|')
  if (!place) throw new Refusal('messages.bad_cursor')
  return place
}

function toldFault(kept: string | null) {
  const [named, status] = kept?.split(' ') ?? []
  const kind = FAULT_KINDS.find((one) => one === named)
  return kind ? { kind, status: status ? Number(status) : null } : null
}

const STUCK: readonly string[] = ['failed', 'kept'] satisfies MessageState[]

/** The event starts the job, as that of the message itself did. */
export async function retryMessage(
  ctx: Context,
  { commandId, messageId }: { readonly commandId: string; readonly messageId: string },
) {
  return once(ctx, 'messages.retry', commandId, async (tx) => {
    const row = await tx
      .selectFrom('message')
      .select(['state', 'channel'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', messageId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('messages.not_found')
    if (!STUCK.includes(row.state)) throw new Refusal('messages.not_stuck')
    await tx
      .updateTable('message')
      .set({ state: 'waiting', fault: null, tries: 0 })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', messageId)
      .execute()
    await emit(tx, ctx, messageRetried, {
      ...{ subjectId: messageId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { channel: row.channel as Channel },
    })
    return { state: 'waiting' as const }
  })
}
