import { json } from 'node:stream/consumers'
import { cellText, sheetsOf, UnreadableWorkbook } from '../../../kernel/workbook.ts'

interface Sheet {
  readonly sheet: string
  readonly rows: readonly (readonly (string | number)[])[]
}

type Asked = { readonly write: readonly Sheet[] } | { readonly read: string }

const WIDE = new Set(['title', 'description', 'activityTitle', 'risk', 'mitigation'])

// Started by `inOwnProcess`: thousands of rows take seconds to pack and to unpack.
const asked = (await json(process.stdin)) as Asked
process.stdout.write('write' in asked ? await write(asked.write) : JSON.stringify(await read(asked.read)))

async function write(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const file = writeWorkbook(
    sheets.map(({ sheet, rows }) => ({
      sheet,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((name) => ({ width: WIDE.has(String(name)) ? 48 : 16 })),
      data: rows.map((row, index) =>
        row.map((value) =>
          value === ''
            ? null
            : index === 0
              ? { value: String(value), type: String, fontWeight: 'bold' as const }
              : typeof value === 'number'
                ? { value, type: Number }
                : { value, type: String },
        ),
      ),
    })),
  )
  return Buffer.from(await (await file.toBlob()).arrayBuffer())
}

async function read(base64: string): Promise<readonly Sheet[] | null> {
  try {
    const sheets = await sheetsOf(Buffer.from(base64, 'base64'))
    return sheets.map(({ sheet, rows }) => ({
      sheet,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : cellText(cell)))),
    }))
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return null
    throw error
  }
}
