import type { Context } from '../../kernel/context.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { visibleCase } from '../cases/index.ts'

/** That messages were sent, and about what; never their words. */
export async function messages(
  ctx: Context,
  needs: { readonly services: InstalledServices },
  { caseId }: { caseId: string },
) {
  const use = await visibleCase(ctx, needs, caseId)
  if (!use) throw new Refusal('cases.not_found')
  const rows = await ctx.region.db
    .selectFrom('message')
    .select(['about', 'product', 'state', 'created_at', 'sent_at'])
    .where('region_code', '=', ctx.region.code)
    .where('case_id', '=', caseId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    at: row.created_at.toISOString(),
    about: use.states[row.about]?.label ?? { id: row.about, en: row.about },
    product: use.products.find(({ key }) => key === row.product)?.title ?? null,
    state: row.state as 'waiting' | 'sent' | 'kept' | 'practice',
    sentAt: row.sent_at?.toISOString() ?? null,
  }))
}
