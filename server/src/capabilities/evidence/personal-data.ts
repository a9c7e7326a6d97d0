import { personalDataIn } from '@guyub/contract/personal-data'

export interface Found {
  readonly page: number
  readonly what: 'nik' | 'phone'
}

/** What points at a person on each page of a PDF. Throws when it cannot be read; a page that is a picture has no text to be searched. */
export async function personalDataInPdf(bytes: Buffer): Promise<Found[]> {
  // Loaded at the first PDF: half of what the process weighs.
  const { extractText, getDocumentProxy } = await import('unpdf')
  // It takes the memory of what it is given.
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: false })
  return text.flatMap((page, at) => personalDataIn(page).map((what) => ({ page: at + 1, what })))
}
