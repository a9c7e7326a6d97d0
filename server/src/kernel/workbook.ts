import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate'

/** What was sent is no workbook, or one that would fill the memory of whoever opens it. */
export class UnreadableWorkbook extends Error {}

const MOST_UNPACKED = 40 * 1024 * 1024
/** More rows than any list of ours has, and columns up to ZZ. */
const MOST_ROWS = 60_000
const CELL = /\br="([A-Z]+)(\d+)"/g
const DIRECTORY_ENTRY = Buffer.from('504b0102', 'hex')

export type Cell = string | number | boolean | Date | null

/**
 * The rows of a workbook's first sheet, the header first. A small file can claim gigabytes: what the directory of the archive
 * says is added up before anything is unpacked. Throws `UnreadableWorkbook`.
 */
export async function sheetRows(bytes: Buffer): Promise<readonly (readonly Cell[])[]> {
  refuseBombs(bytes)
  // Loaded at the first workbook: hardly anybody sends one.
  const { readSheet } = await import('read-excel-file/universal')
  const content = new Uint8Array(bytes).buffer
  return readSheet(content).catch(() => {
    throw new UnreadableWorkbook()
  }) as Promise<readonly (readonly Cell[])[]>
}

/** Every sheet of a workbook with its name, as `sheetRows` reads the first. Throws `UnreadableWorkbook`. */
export async function sheetsOf(
  bytes: Buffer,
): Promise<readonly { readonly sheet: string; readonly rows: readonly (readonly Cell[])[] }[]> {
  refuseBombs(bytes)
  const { default: readWorkbook } = await import('read-excel-file/universal')
  const sheets = await readWorkbook(new Uint8Array(bytes).buffer).catch(() => {
    throw new UnreadableWorkbook()
  })
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data as readonly (readonly Cell[])[] }))
}

function refuseBombs(bytes: Buffer): void {
  if (bytes.toString('latin1', 0, 2) !== 'PK' || unpackedSize(bytes) > MOST_UNPACKED)
    throw new UnreadableWorkbook()
  // A reader makes every cell up to the farthest one: two cells can stand for billions.
  for (const xml of sheetsIn(bytes))
    for (const [, column = '', row = ''] of xml.matchAll(CELL))
      if (column.length > 2 || Number(row) > MOST_ROWS) throw new UnreadableWorkbook()
}

/** The XML of every sheet; the names are those of the format (ECMA-376), whatever the relations call them. */
function sheetsIn(bytes: Buffer): string[] {
  try {
    const isSheet = ({ name, originalSize }: UnzipFileInfo) =>
      /worksheets\/[^/]+\.xml$/i.test(name) && originalSize <= MOST_UNPACKED
    return Object.values(unzipSync(new Uint8Array(bytes), { filter: isSheet })).map((file) =>
      strFromU8(file, true),
    )
  } catch {
    throw new UnreadableWorkbook()
  }
}

function unpackedSize(bytes: Buffer): number {
  let sum = 0
  for (let at = bytes.indexOf(DIRECTORY_ENTRY); at >= 0; at = bytes.indexOf(DIRECTORY_ENTRY, at + 46))
    if (at + 28 <= bytes.length) sum += bytes.readUInt32LE(at + 24)
  return sum
}

/** A cell as a person meant it: a day as `YYYY-MM-DD`, an empty one as nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
