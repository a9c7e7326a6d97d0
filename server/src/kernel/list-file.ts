import type { Pressed } from './list-press.ts'
import { inOwnProcess, TooManyWait } from './own-process.ts'
import { Refusal } from './refusal.ts'

const PRESS = new URL('./list-press.ts', import.meta.url)

interface ListKind {
  /** What is refused: a file that is no such list, and one too many at a time. */
  readonly unreadable: string
  readonly wait: string
  /** The sheet that is written. */
  readonly sheet: string
  /** A sheet that holds no rows of the list. */
  readonly passOver?: string
  /** In the second column: nothing follows. */
  readonly end?: string
  /** Whether a page with a table is taken as a list too: what many a program calls `.xls` is one. */
  readonly html?: boolean
}

/** Lists that people bring as a workbook and take along as one, read and written in a process of their own. */
export function listFile({ unreadable, wait, sheet, ...how }: ListKind) {
  return {
    /** Its rows as text, as they stand there. */
    async read(content: Buffer): Promise<readonly (readonly string[])[]> {
      const input: Pressed = { read: content.toString('base64'), ...how }
      const read = await inOwnProcess(PRESS, input).catch((error) => {
        throw new Refusal(error instanceof TooManyWait ? wait : unreadable)
      })
      const rows = JSON.parse(read.toString()) as string[][] | null
      if (!rows) throw new Refusal(unreadable)
      return rows
    },
    async write(rows: readonly (readonly string[])[]): Promise<Buffer> {
      const input: Pressed = { write: rows, sheet }
      return inOwnProcess(PRESS, input).catch((error) => {
        throw error instanceof TooManyWait ? new Refusal(wait) : error
      })
    },
  }
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
