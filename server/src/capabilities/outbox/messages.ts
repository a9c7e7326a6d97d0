import type { Context } from '../../kernel/context.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'
import { visibleCase } from '../cases/index.ts'

export interface MessagesNeeds {
  readonly services: InstalledServices
  readonly vault: Vault
}

/** That messages were sent, about what and to which phone, of which only the ending is shown; never their words. */
export async function messages(ctx: Context, needs: MessagesNeeds, { caseId }: { caseId: string }) {
  const visible = await visibleCase(ctx, needs, caseId)
  if (!visible) throw new Refusal('cases.not_found')
  const { use, key } = visible
  const rows = await ctx.region.db
    .selectFrom('message')
    .select(['id', 'about', 'product', 'phone', 'state', 'created_at', 'sent_at'])
    .where('region_code', '=', ctx.region.code)
    .where('case_id', '=', caseId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    at: row.created_at.toISOString(),
    about: use.states[row.about]?.label ?? { id: row.about, en: row.about },
    product: use.products.find(({ key: product }) => product === row.product)?.title ?? null,
    channel: 'sms' as const,
    phone: key ? endingOf(key, row) : null,
    state: row.state as 'waiting' | 'sent' | 'kept' | 'practice',
    sentAt: row.sent_at?.toISOString() ?? null,
  }))
}

function endingOf(key: Unlocked, { id, phone }: { id: string; phone: Buffer }): string {
  return `…${key.decrypt(`message ${id} phone`, phone).toString().slice(-3)}`
}
