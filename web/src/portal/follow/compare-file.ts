import { trackRead } from '@guyub/contract/cases'
import { type Kept, sha256 } from './answer-correction.ts'

/** Which paper of this request a file is, byte for byte; an empty string when it is none. */
export async function compareFile(
  { visit, trackingCode, key, region }: Kept,
  form: FormData,
): Promise<string | null> {
  const file = form.get('file')
  if (!file || typeof file === 'string' || !file.size) return null
  const hash = await sha256(new Uint8Array(await file.arrayBuffer()))
  const reply = await visit.call(trackRead, { trackingCode, key }, { region })
  if (!reply.ok) return null
  return reply.answer.products.find(({ paper }) => paper?.sha256 === hash)?.key ?? ''
}
