import { NODES, type TableFault } from '@guyub/contract/plan'
import type { z } from 'zod'
import type { StoredNode, Values } from '../node-store.ts'
import { faultOfValue } from '../refused-fields.ts'
import { fieldOfColumn, type TableKind } from './cells.ts'

export type Line = Readonly<Record<string, string | number>>

/** Faults of one row, by column. */
export type RowFault = Pick<TableFault, 'column' | 'code'>

const LISTS = new Set(['coOwners', 'areas', 'services', 'words'])
const NUMBERS = new Set([
  ...['position', 'firstYear', 'weight', 'baseline', 'baselineYear', 'target', 'targets', 'year', 'amount'],
])
const NOT_FIELDS = new Set(['id', 'mark', 'activity', 'activityTitle'])

/** Turns what the cells of a row say into ids where they name programmes and words. */
export interface Resolve {
  readonly programme: (said: string, element: string) => { readonly id: string } | { readonly fault: string }
  readonly word: (said: string) => string | undefined
}

/**
 * The fields that a row says. A column that somebody took out leaves its field as it is stored, an empty cell is an empty field.
 */
export function readRow(
  kind: TableKind,
  line: Line,
  stored: StoredNode | undefined,
  resolve: Resolve,
): { readonly fields: Values } | { readonly faults: readonly RowFault[] } {
  const raw: Record<string, unknown> = { ...stored?.fields }
  const faults: RowFault[] = []
  const targets: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(line)) {
    if (NOT_FIELDS.has(column)) continue
    const { field, year } = fieldOfColumn(column)
    if (!Object.hasOwn(NODES[kind].shape, field)) continue
    const value = cellValue(field, cell)
    if (year) {
      if (value !== undefined) targets[year] = value
      raw.targets = targets
    } else raw[field] = value
  }
  if (kind === 'activity' && Object.hasOwn(line, 'words'))
    raw.words = (raw.words as string[]).map((said) => {
      const id = resolve.word(said)
      if (!id) faults.push({ column: 'words', code: 'plan.unknown_word' })
      return id ?? said
    })
  if (kind === 'activity' && Object.hasOwn(line, 'programme') && raw.programmeId) {
    const found = resolve.programme(String(raw.programmeId), String(raw.element ?? ''))
    if ('fault' in found) faults.push({ column: 'programme', code: found.fault })
    raw.programmeId = 'id' in found ? found.id : null
  }
  const read = NODES[kind].safeParse(raw)
  if (!read.success) faults.push(...read.error.issues.map((issue) => faultOf(issue, raw)))
  return read.success && !faults.length
    ? { fields: read.data }
    : {
        faults: faults.filter(
          (one, index) => faults.findIndex(({ column }) => column === one.column) === index,
        ),
      }
}

// A month that a spreadsheet took for a day is a month again.
function cellValue(field: string, cell: string | number): unknown {
  const said = typeof cell === 'string' ? cell.trim() : cell
  if (LISTS.has(field))
    return String(said)
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)
  if (said === '') return undefined
  if (NUMBERS.has(field)) return Number(said)
  if (field.endsWith('Month')) return String(said).slice(0, 7)
  return String(said)
}

function faultOf({ path, code }: z.core.$ZodIssue, raw: Values): RowFault {
  const [field = '', year] = path.map(String)
  const column = field === 'programmeId' ? 'programme' : field === 'targets' ? `target ${year}` : field
  if (code === 'unrecognized_keys') return { column: null, code: 'plan.invalid_field' }
  if (field === 'amount' && typeof raw.amount === 'number') return { column, code: 'plan.no_whole_rupiah' }
  return { column, code: raw[field] === undefined ? 'plan.cell_missing' : faultOfValue(raw[field]) }
}
