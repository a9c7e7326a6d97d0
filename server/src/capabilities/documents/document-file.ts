import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import type { DocumentsNeeds } from './issue.ts'

/** A paper of one's own office, as it was sealed. */
export async function documentFile(
  ctx: Context,
  { vault, files }: Pick<DocumentsNeeds, 'vault' | 'files'>,
  { documentId }: { documentId: string },
): Promise<Fetched> {
  const row = await ctx.region.db
    .selectFrom('document')
    .select(['address', 'data_key', 'kind', 'reference'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', documentId)
    .where('office_code', '=', ctx.actor.officeCode)
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found')
  if (!row.data_key) throw new Refusal('documents.erased')
  const sealed = await files.get(row.address)
  if (!sealed) throw new Refusal('documents.file_lost')
  return {
    bytes: vault.unlock(ctx.region.code, documentId, row.data_key).decrypt(documentId, sealed),
    mediaType: 'application/pdf',
    name: `${row.reference}-${row.kind}.pdf`,
  }
}
