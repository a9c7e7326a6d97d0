import type { PaperMediaType } from '@guyub/contract/paper'
import { type Mask, mediaTypeOf, PictureTooLarge, withoutMetadata } from './media.ts'
import { sha256 } from './merkle.ts'
import { inOwnProcess, TooManyWait } from './own-process.ts'
import { Refusal } from './refusal.ts'

interface Found {
  /** From 1; 0 is what the file says of itself. */
  readonly page: number
  readonly what: 'nik' | 'phone'
}

const READER = new URL('./pdf-reader.ts', import.meta.url)
const LONGEST_MS = 20_000
const MOST_TOLD = 50

/**
 * A paper or a picture that somebody brings, looked at before anything is kept: whole by its hash, of a kind that its first bytes show, a
 * PDF in which no NIK and no mobile number can be read, a picture without what its camera wrote and with its masks burnt in. Refuses with
 * `<owner>.paper_damaged`, `.paper_type`, `.paper_unreadable`, `.paper_has_personal_data` (with the pages), `.picture_too_large` and
 * `.masks_need_picture`.
 */
export async function watchedPaper(
  owner: string,
  content: Buffer,
  { sha256: claimed, masks = [] }: { readonly sha256: string; readonly masks?: readonly Mask[] },
): Promise<{ readonly bytes: Buffer; readonly mediaType: PaperMediaType }> {
  refuseDamaged(owner, content, claimed)
  const mediaType = mediaTypeOf(content)
  if (!mediaType) throw new Refusal(`${owner}.paper_type`)
  if (mediaType === 'application/pdf') await refusePersonalData(owner, content, masks)
  const bytes = await withoutMetadata(content, mediaType, masks).catch((error) => {
    throw new Refusal(
      error instanceof PictureTooLarge ? `${owner}.picture_too_large` : `${owner}.paper_unreadable`,
    )
  })
  return { bytes, mediaType }
}

/** Before a receipt is looked up: other bytes under a command that was answered are no repetition of it. */
export function refuseDamaged(owner: string, content: Buffer, claimed: string): void {
  if (sha256(content).toString('hex') !== claimed) throw new Refusal(`${owner}.paper_damaged`)
}

async function refusePersonalData(owner: string, content: Buffer, masks: readonly Mask[]): Promise<void> {
  // Of a PDF only a reader's view would be blackened: the numbers would stay in its text.
  if (masks.length) throw new Refusal(`${owner}.masks_need_picture`)
  const found = await personalDataInPdf(content).catch((error) => {
    if (error instanceof TooManyWait) throw error
    throw new Refusal(`${owner}.paper_unreadable`)
  })
  if (found.length)
    throw new Refusal(
      `${owner}.paper_has_personal_data`,
      found.slice(0, MOST_TOLD).map(({ page, what }) => ({ pointer: `#/pages/${page}`, code: what })),
    )
}

/**
 * What points at a person in a PDF: in the text of its pages, its notes and fields, and what it says of itself. Rejects when it cannot be read
 * within time and memory; a page that is a picture has no text to be searched.
 */
async function personalDataInPdf(bytes: Buffer): Promise<Found[]> {
  return JSON.parse((await inOwnProcess(READER, bytes.toString('base64'), LONGEST_MS)).toString())
}
