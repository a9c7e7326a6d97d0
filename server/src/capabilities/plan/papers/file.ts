import { PAPER_ENDINGS, type PaperMediaType } from '@guyub/contract/paper'
import type { Context } from '../../../kernel/context.ts'
import { type FileStore, keptFile } from '../../../kernel/kept-file.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Fetched } from '../../../kernel/transfer.ts'

/** The file of a report as it is kept, or the code that says why it cannot be opened. */
async function opened(ctx: Context, store: FileStore, paperId: string) {
  const row = await ctx.region.db
    .selectFrom('plan_paper')
    .select(['address', 'data_key', 'media_type', 'paper_kind', 'paper_on', 'sha256'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', paperId)
    .executeTakeFirst()
  if (!row) return 'plan.no_such_paper'
  if (!row.data_key) return 'plan.paper_withdrawn'
  const bytes = await keptFile(store, ctx.region.code, paperId, {
    address: row.address,
    dataKey: row.data_key,
  })
  return bytes ? { bytes, row } : 'plan.paper_lost'
}

export async function planPaper(
  ctx: Context,
  store: FileStore,
  { paperId }: { readonly paperId: string },
): Promise<Fetched> {
  const found = await opened(ctx, store, paperId)
  if (typeof found === 'string') throw new Refusal(found)
  const mediaType = found.row.media_type as PaperMediaType
  const name = `${found.row.paper_kind}-${found.row.paper_on}.${PAPER_ENDINGS[mediaType]}`
  return { bytes: found.bytes, mediaType, name }
}

/** For whoever freezes it as evidence: the bytes and their hash; nothing where it is not there any more. */
export async function reportPaper(ctx: Context, store: FileStore, paperId: string) {
  const found = await opened(ctx, store, paperId)
  return typeof found === 'string'
    ? undefined
    : { bytes: found.bytes, sha256: found.row.sha256.toString('hex') }
}
