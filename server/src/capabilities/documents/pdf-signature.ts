import { type Cms, cmsIn, isSignatureOf } from './cms.ts'

/** What was verified of the last signature in a PDF. Nothing here says that its certificate is to be trusted. */
export interface PdfSignature {
  /** intact: digest and signature fit the bytes; broken: they do not; unread: of a kind that is not verified here. */
  readonly state: 'intact' | 'broken' | 'unread'
  /** Whether every byte of the file is under it, but for the signature itself. */
  readonly coversWhole: boolean
  /** As the certificate inside calls its owner. */
  readonly signer: string | null
}

/** Detached signatures over the byte ranges, as ISO 32000-2, 12.8.3 has them; time stamps and older kinds are not read. */
const READ = /\/SubFilter\s*\/(?:adbe\.pkcs7\.detached|ETSI\.CAdES\.detached)\b/
const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g
/** Far more than a certificate chain with its revocation answers needs. */
const MOST_HEX = 1024 * 1024
const UNREAD: PdfSignature = { state: 'unread', coversWhole: false, signer: null }

/** Looks at the last signature of a PDF, offline. Nothing: there is none. */
export function pdfSignature(pdf: Buffer): PdfSignature | undefined {
  const text = pdf.toString('latin1')
  const found = [...text.matchAll(RANGE)]
    .map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
    .toSorted((one, other) => one[2] + one[3] - (other[2] + other[3]))
    .at(-1)
  if (!found) return text.includes('/ByteRange') ? UNREAD : undefined
  const [start, length, after, rest] = found
  const end = after + rest
  const contents = text.slice(length, after)
  // The gap is the signature and nothing else, or something could stand there that nobody signed.
  const isGap = start === 0 && end <= pdf.length && /^<(?:[0-9a-fA-F]{2})+>$/.test(contents)
  if (!isGap || contents.length > MOST_HEX) return UNREAD
  const coversWhole = end === pdf.length
  if (!READ.test(dictionaryAround(text, length))) return { ...UNREAD, coversWhole }

  const cms = read(Buffer.from(contents.slice(1, -1), 'hex'))
  if (!cms) return { ...UNREAD, coversWhole }
  const signed = Buffer.concat([pdf.subarray(0, length), pdf.subarray(after, end)])
  const isIntact = isSignatureOf(cms, signed)
  const state = isIntact === undefined ? 'unread' : isIntact ? 'intact' : 'broken'
  return { state, coversWhole, signer: cms.signer }
}

// The dictionary of the signature stands around its contents, some before and some after.
function dictionaryAround(text: string, at: number): string {
  const from = text.lastIndexOf(' obj', at)
  return text.slice(Math.max(from, 0), at) + text.slice(text.indexOf('>', at), text.indexOf('endobj', at))
}

function read(der: Buffer): Cms | undefined {
  try {
    return cmsIn(der)
  } catch {
    return undefined
  }
}
