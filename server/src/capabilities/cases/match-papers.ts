import { type Doubt, matchPaper } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { mediaTypeOf } from '../../kernel/media.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { TooManyWait } from '../../kernel/own-process.ts'
import { textOfPdf } from '../../kernel/pdf-text.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { pdfSignature } from '../documents/index.ts'
import { awaitedBy } from './awaiting.ts'
import type { CasesNeeds } from './needs.ts'

interface Asked {
  readonly name: string
  readonly sha256: string
}

/** Proposes what a signed paper is for. Nothing of it is kept, and nothing is done. */
export async function matchPapers(
  ctx: Context,
  needs: CasesNeeds,
  { name, sha256: claimed }: Asked,
  content: Buffer,
) {
  const hash = sha256(content)
  if (hash.toString('hex') !== claimed) throw new Refusal('cases.file_damaged')
  if (mediaTypeOf(content) !== 'application/pdf') throw new Refusal('cases.file_type')
  const text = await textOfPdf(content).catch((error) => {
    throw error instanceof TooManyWait ? new Refusal('cases.papers_wait') : error
  })
  const { found } = await awaitedBy(ctx, needs, 'paper')
  const { candidates, doubts } = matchPaper(name, text, found)
  const signature = pdfSignature(content)
  return {
    candidates: candidates.map(({ item }) => item),
    doubts: [
      ...doubts,
      ...aboutFile(signature),
      ...((await isAttached(ctx, hash)) ? (['attached_before'] as const) : []),
    ],
    signer: signature?.signer ?? null,
  }
}

function aboutFile(signature: ReturnType<typeof pdfSignature>): Doubt[] {
  if (!signature) return ['not_signed']
  // What is signed and then added to is no longer what was signed.
  const isBroken = signature.state === 'broken' || (signature.state === 'intact' && !signature.coversWhole)
  return isBroken ? ['signature_broken'] : []
}

async function isAttached({ region }: Context, hash: Buffer): Promise<boolean> {
  const row = await region.db
    .selectFrom('case_file')
    .select('id')
    .where('region_code', '=', region.code)
    .where('sha256', '=', hash)
    .where('product', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
