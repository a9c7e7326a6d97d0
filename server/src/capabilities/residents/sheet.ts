import { inOwnProcess, TooManyWait } from '../../kernel/own-process.ts'
import { Refusal } from '../../kernel/refusal.ts'

const PRESS = new URL('./residents-press.ts', import.meta.url)

/** The rows of a workbook as text, the header first. */
export async function readSheet(content: Buffer): Promise<readonly (readonly string[])[]> {
  const read = await inOwnProcess(PRESS, { read: content.toString('base64') }).catch((error) => {
    throw new Refusal(error instanceof TooManyWait ? 'residents.lists_wait' : 'residents.list_unreadable')
  })
  const rows = JSON.parse(read.toString()) as string[][] | null
  if (!rows) throw new Refusal('residents.list_unreadable')
  return rows
}

export async function writeSheet(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return inOwnProcess(PRESS, { write: rows }).catch((error) => {
    throw error instanceof TooManyWait ? new Refusal('residents.lists_wait') : error
  })
}
