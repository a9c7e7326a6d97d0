// No tag holds another's beginning: so that a file of nothing but `<` is read once, and not once for each.
const PIECE = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|[^<]+/gi
const ENTITY = /&(?:#(\d{1,6})|(amp|lt|gt|quot|apos|nbsp));/g
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/**
 * The rows of every table of a page, as text, in the order in which they end; a row around another table has what stands outside of
 * it. For lists that a program hands out as HTML under the name of a workbook; no scripts, styles or spans of columns.
 */
export function tableRows(html: string): string[][] {
  const rows: string[][] = []
  const open: { cells: string[]; isIn: boolean }[] = []
  for (const [piece, closing, name = ''] of html.matchAll(PIECE)) {
    const tag = name.toLowerCase()
    const row = open.at(-1)
    if (tag === 'tr' && !closing) open.push({ cells: [], isIn: false })
    else if (tag === 'tr') {
      const done = open.pop()
      if (done?.cells.length) rows.push(done.cells.map((cell) => cell.replace(/\s+/g, ' ').trim()))
    } else if (!row) continue
    else if (tag === 'td' || tag === 'th') {
      row.isIn = !closing
      if (!closing) row.cells.push('')
    } else if (row.isIn) row.cells.push(`${row.cells.pop() ?? ''}${tag ? ' ' : textOf(piece)}`)
  }
  return rows
}

function textOf(piece: string): string {
  return piece.replace(ENTITY, (_, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code) <= 0x10ffff ? Number(code) : 0xfffd) : (NAMED[name ?? ''] ?? ''),
  )
}
