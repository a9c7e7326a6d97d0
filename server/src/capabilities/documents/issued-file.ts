import type { Context } from '../../kernel/context.ts'
import type { DocumentsNeeds } from './issue.ts'

/** A paper as it was sealed, for a capability that says itself who may have it. Nothing when it was erased or lost. */
export async function issuedFile(
  { region }: Context,
  { vault, files }: Pick<DocumentsNeeds, 'vault' | 'files'>,
  documentId: string,
): Promise<Buffer | undefined> {
  const row = await region.db
    .selectFrom('document')
    .select(['address', 'data_key'])
    .where('region_code', '=', region.code)
    .where('id', '=', documentId)
    .executeTakeFirst()
  const sealed = row?.data_key && (await files.get(row.address))
  return sealed && row.data_key
    ? vault.unlock(region.code, documentId, row.data_key).decrypt(documentId, sealed)
    : undefined
}
