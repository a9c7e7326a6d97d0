import { json } from 'node:stream/consumers'
import { cellText, sheetsOf, UnreadableWorkbook } from '../../kernel/workbook.ts'

type Asked = { readonly read: string } | { readonly write: readonly (readonly string[])[] }

/** Explanations of the codes, in the workbook that OpenSID hands out as a sample. */
const NO_DATA = 'Kode Data'
/** In the second column: nothing follows. */
const END = '###'

// Started by `inOwnProcess`: thousands of rows take seconds to pack and to unpack, and a small file can claim gigabytes.
const asked = (await json(process.stdin)) as Asked
process.stdout.write('write' in asked ? await write(asked.write) : JSON.stringify(await read(asked.read)))

async function read(base64: string): Promise<string[][] | null> {
  try {
    const sheets = await sheetsOf(Buffer.from(base64, 'base64'))
    const rows = (sheets.find(({ sheet }) => sheet !== NO_DATA)?.rows ?? []).map((row) => row.map(cellText))
    const end = rows.findIndex((row) => row[1] === END)
    return end < 0 ? rows : rows.slice(0, end)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return null
    throw error
  }
}

async function write(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const data = rows.map((row) => row.map((value) => (value ? { value, type: String } : null)))
  const file = writeWorkbook([{ sheet: 'Data Penduduk', stickyRowsCount: 1, data }])
  return Buffer.from(await (await file.toBlob()).arrayBuffer())
}
