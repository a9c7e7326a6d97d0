import { inOwnProcess, TooManyWait } from './own-process.ts'

const READER = new URL('./pdf-text-reader.ts', import.meta.url)
const LONGEST_MS = 20_000

/**
 * The text of a PDF, its pages one after the other; nothing when it has none or cannot be read within time and memory. Throws
 * `TooManyWait`.
 */
export async function textOfPdf(bytes: Buffer): Promise<string | undefined> {
  const read = await inOwnProcess(READER, bytes.toString('base64'), LONGEST_MS).catch((error) => {
    if (error instanceof TooManyWait) throw error
    return undefined
  })
  const text = read ? (JSON.parse(read.toString()) as string) : ''
  return text.trim() ? text : undefined
}
