import { inOwnProcess } from '../../kernel/own-process.ts'

export interface Found {
  /** From 1; 0 is what the file says of itself. */
  readonly page: number
  readonly what: 'nik' | 'phone'
}

const READER = new URL('./pdf-reader.ts', import.meta.url)
const LONGEST_MS = 20_000

/**
 * What points at a person in a PDF: in the text of its pages, its notes and fields, and what it says of itself. Rejects when it cannot be read
 * within time and memory; a page that is a picture has no text to be searched.
 */
export async function personalDataInPdf(bytes: Buffer): Promise<Found[]> {
  return JSON.parse((await inOwnProcess(READER, bytes.toString('base64'), LONGEST_MS)).toString())
}
