/** A table as a spreadsheet takes it. Values are whole: no rounding, decimal points, dates in ISO 8601. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}
type Cell = string | number | null

/** RFC 4180 with the mark by which a spreadsheet knows UTF-8. */
export function csvOf({ columns, rows }: Sheet): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

// What begins like a formula must not become one.
function csvCell(value: Cell): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Loaded on first use: hardly anybody who opens a page wants it as a workbook. */
export async function xlsxOf({ name, columns, rows }: Sheet): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const head = columns.map((value) => ({ value, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map((value) => value ?? ''))
  // A sheet's name has at most 31 letters and none of these.
  const sheet = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return writeWorkbook([head, ...body], { sheet, stickyRowsCount: 1 }).toBlob()
}

export const SHEET_FORMATS = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

export async function sheetBlob(sheet: Sheet, format: SheetFormat): Promise<Blob> {
  return format === 'xlsx'
    ? await xlsxOf(sheet)
    : new Blob([csvOf(sheet)], { type: 'text/csv; charset=utf-8' })
}

export function sheetFile({ name }: Sheet, format: SheetFormat): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return `${plain}.${format}`
}
