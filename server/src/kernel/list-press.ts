import { json } from 'node:stream/consumers'
import { tableRows } from './html-table.ts'
import { cellText, sheetsOf, UnreadableWorkbook } from './workbook.ts'

interface ToRead {
  /** Base64. */
  readonly read: string
  readonly passOver?: string
  readonly end?: string
  readonly html?: boolean
}

interface ToWrite {
  readonly write: readonly (readonly string[])[]
  readonly sheet: string
}

/** What is to be read or written; see `list-file.ts`. */
export type Pressed = ToRead | ToWrite

// Started by `inOwnProcess`: thousands of rows take seconds to pack and to unpack, and a small file can claim gigabytes.
const asked = (await json(process.stdin)) as Pressed
process.stdout.write('write' in asked ? await write(asked) : JSON.stringify(await read(asked)))

async function read({ read: base64, passOver, end, html }: ToRead) {
  const bytes = Buffer.from(base64, 'base64')
  if (html && /<table\b/i.test(bytes.toString('utf8', 0, 65_536))) return tableRows(bytes.toString('utf8'))
  try {
    const sheets = await sheetsOf(bytes)
    const rows = (sheets.find(({ sheet }) => sheet !== passOver)?.rows ?? []).map((row) => row.map(cellText))
    const last = rows.findIndex((row) => end !== undefined && row[1] === end)
    return last < 0 ? rows : rows.slice(0, last)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return null
    throw error
  }
}

async function write({ write: rows, sheet }: ToWrite): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const data = rows.map((row) => row.map((value) => (value ? { value, type: String } : null)))
  const file = writeWorkbook([{ sheet, stickyRowsCount: 1, data }])
  return Buffer.from(await (await file.toBlob()).arrayBuffer())
}
