/** What was sent is no table of text. */
export class UnreadableTable extends Error {}

/** One row with the line on which it begins, the header being line 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads RFC 4180 as spreadsheets write it: UTF-8 with or without its mark, or UTF-16 with one; separated by comma, semicolon or tab, whichever the
 * header has most of. Rows without anything in them are left out. Throws `UnreadableTable`.
 */
export function csvRows(bytes: Uint8Array): readonly CsvRow[] {
  const text = textOf(bytes)
  return rowsOf(text, separatorOf(text)).filter(({ cells }) => cells.some((cell) => cell.trim()))
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) throw new UnreadableTable()
    return text
  } catch {
    throw new UnreadableTable()
  }
}

function separatorOf(text: string): string {
  const [header = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] as string
}

function rowsOf(text: string, separator: string): CsvRow[] {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let line = 1
  let begunOn = 1
  const endCell = () => {
    cells.push(unguarded(cell))
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
    } else if (sign === '"' && !cell) isQuoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n') {
      endCell()
      rows.push({ line: begunOn, cells })
      cells = []
      begunOn = line
    } else if (sign !== '\r') cell += sign
  }
  // A quotation that never ends has swallowed the rest of the file.
  if (isQuoted) throw new UnreadableTable()
  if (cell || cells.length) {
    endCell()
    rows.push({ line: begunOn, cells })
  }
  return rows
}

/** The sign by which our own tables keep a text from becoming a formula goes when it comes back. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell
}
