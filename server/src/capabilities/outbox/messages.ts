import type { Channel, MessageState } from '@guyub/contract/outbox'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { visibleCase } from '../cases/index.ts'
import type { MessagesNeeds } from './needs.ts'

/** That messages were sent, about what and whereto, of which only the ending is shown; never their words. */
export async function messages(ctx: Context, needs: MessagesNeeds, { caseId }: { caseId: string }) {
  const visible = await visibleCase(ctx, needs, caseId)
  if (!visible) throw new Refusal('cases.not_found')
  const { use, key, hidden } = visible
  // Of somebody whose name is secret the ending of a number tells a colleague who it is.
  const { phone, email } = use.applicant
  const isHidden = [phone, email].some((field) => field !== undefined && hidden.includes(field))
  const rows = await ctx.region.db
    .selectFrom('message')
    .select([
      'id',
      'about',
      'product',
      'recipient',
      'channel',
      'state',
      'created_at',
      'not_before',
      'sent_at',
    ])
    .where('region_code', '=', ctx.region.code)
    .where('subject_id', '=', caseId)
    .where('subject', '=', 'case')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    at: row.created_at.toISOString(),
    about: use.states[row.about]?.label ?? { id: row.about, en: row.about },
    product: use.products.find(({ key: product }) => product === row.product)?.title ?? null,
    channel: row.channel as Channel,
    recipient: key && row.recipient && !isHidden ? endingOf(key, row.id, row.recipient) : null,
    isHidden,
    state: row.state as MessageState,
    notBefore: row.not_before?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
  }))
}

function endingOf(key: Unlocked, id: string, recipient: Buffer): string {
  const address = key.decrypt(`message ${id} phone`, recipient).toString()
  return `…${address.includes('@') ? address.slice(address.lastIndexOf('@')) : address.slice(-3)}`
}
