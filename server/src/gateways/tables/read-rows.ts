import type { WorkingCalendar } from '@guyub/contract/calendar'
import type { CaseUse } from '@guyub/contract/definition'
import type { Area } from '@guyub/contract/regions'
import { MOST_TABLE_ROWS } from '@guyub/contract/tables'
import { plainReference } from '../../capabilities/cases/index.ts'
import { type CsvRow, csvRows, UnreadableTable } from '../../kernel/csv.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answerIn, type Filled, fieldsOf, momentIn } from './cells.ts'

export interface Fault {
  readonly column: string
  readonly code: string
}

export interface Row {
  readonly line: number
  readonly number: string
  readonly filedAt: Date
  readonly answers: Filled
  readonly faults: readonly Fault[]
}

interface Around {
  readonly calendar: WorkingCalendar
  readonly areas: readonly Area[]
  readonly now: Date
}

const OLDEST = Date.parse('2000-01-01T00:00:00Z')

type Table = NonNullable<CaseUse['table']>

/** The rows of a file with what their cells answer, and every cell that means nothing here. */
export function rowsIn(use: CaseUse, table: Table, content: Buffer, around: Around): Row[] {
  const [header, ...rows] = tableIn(content)
  if (!header || !rows.length) throw new Refusal('tables.empty')
  if (rows.length > MOST_TABLE_ROWS) throw new Refusal('tables.too_long')
  const headers = header.cells.map((cell) => cell.trim().toLowerCase())
  if (new Set(headers.filter(Boolean)).size < headers.filter(Boolean).length)
    throw new Refusal('tables.column_twice')
  const key = table.columns.find(({ field }) => field === use.reference)?.header ?? ''
  if (!headers.includes(key) || !headers.includes(table.filedOn)) throw new Refusal('tables.column_missing')
  const seen = new Set<string>()
  return rows.map((row) => {
    const cell = (name: string) => row.cells[headers.indexOf(name)]?.trim() ?? ''
    const number = cell(key)
    // As it is found again: two spellings of one number are one number.
    const plain = plainReference(number)
    const twice = seen.has(plain)
    seen.add(plain)
    const one = answersOf(use, table, cell, around)
    const own = !number ? 'tables.number_missing' : twice ? 'tables.number_twice' : undefined
    return {
      ...{ ...one, line: row.line, number },
      faults: [...(own ? [{ column: key, code: own }] : []), ...one.faults],
    }
  })
}

function tableIn(content: Buffer): readonly CsvRow[] {
  try {
    return csvRows(content)
  } catch (error) {
    throw error instanceof UnreadableTable ? new Refusal('tables.not_text') : error
  }
}

function answersOf(use: CaseUse, table: Table, cell: (name: string) => string, around: Around) {
  const fields = fieldsOf(use)
  const answers: Filled = { ...table.defaults }
  const faults: Fault[] = []
  for (const { header, field: key } of table.columns) {
    const field = fields.get(key)
    const text = cell(header)
    if (!field || !text) continue
    const answer = answerIn(field, text, around.areas)
    if (answer === undefined) faults.push({ column: header, code: `tables.unknown_${field.type}` })
    else answers[key] = answer
  }
  const filedAt = momentIn(cell(table.filedOn), around.calendar)
  // No system hands over what is older: it is a slip of the finger, and no id could be made of it.
  const isTooOld = filedAt !== undefined && filedAt.getTime() < OLDEST
  if (!filedAt || isTooOld) faults.push({ column: table.filedOn, code: 'tables.unknown_date' })
  else if (filedAt > around.now) faults.push({ column: table.filedOn, code: 'tables.in_the_future' })
  return { answers, faults, filedAt: filedAt ?? around.now }
}
