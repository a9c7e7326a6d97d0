import type { Context } from '../../kernel/context.ts'
import { fullNumber, titleOf } from './kinds.ts'

/** What one's own office issued for a subject. Another office's papers are not its business, and are left out. */
export async function papers(ctx: Context, { subjectId }: { subjectId: string }) {
  const rows = await ctx.region.db
    .selectFrom('document')
    .select(['id', 'kind', 'office_code', 'year', 'number', 'state', 'issued_at', 'revoked_at', 'reason'])
    .select((eb) => eb('data_key', 'is', null).as('is_erased'))
    .where('region_code', '=', ctx.region.code)
    .where('subject_id', '=', subjectId)
    .where('office_code', '=', ctx.actor.officeCode)
    .orderBy('issued_at', 'desc')
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    documentId: row.id,
    kind: row.kind,
    title: titleOf(row.kind),
    number: fullNumber(row),
    issuedAt: row.issued_at.toISOString(),
    state: row.state as 'final' | 'revoked' | 'written-off',
    closedAt: row.revoked_at?.toISOString() ?? null,
    reason: row.reason,
    isErased: Boolean(row.is_erased),
  }))
}
