import { createHash } from 'node:crypto'
import { fieldsOf, OF_ACTIVITY, type TABLE_SHEETS, type TableSheet } from '@guyub/contract/plan'
import type { StoredNode, Values } from '../node-store.ts'
import type { Names } from './names.ts'

export type Cell = string | number
export type TableKind = (typeof TABLE_SHEETS)[TableSheet]

/** Of lists in one cell; no code and no name of ours holds it, a word that does is written as its id. */
export const SEPARATOR = ', '
const TARGET = 'target '

/** The columns of a sheet: what it is, the fields, and last the mark by which a row is known to be as it was. */
export function columnsOf(kind: TableKind, years: readonly number[]): string[] {
  const fields = fieldsOf(kind).flatMap((field) =>
    field === 'targets'
      ? years.map((year) => `${TARGET}${year}`)
      : [field === 'programmeId' ? 'programme' : field],
  )
  const of = OF_ACTIVITY.includes(kind) ? ['activity', 'activityTitle'] : []
  return ['id', ...of, ...fields, 'mark']
}

/** The field that a column says, and of targets the year. */
export function fieldOfColumn(column: string): { readonly field: string; readonly year?: string } {
  if (column === 'programme') return { field: 'programmeId' }
  return column.startsWith(TARGET)
    ? { field: 'targets', year: column.slice(TARGET.length) }
    : { field: column }
}

/** A node as the cells of its row. */
export function cellsOf(kind: TableKind, node: StoredNode, columns: readonly string[], names: Names): Cell[] {
  return columns.map((column): Cell => {
    if (column === 'id') return node.id
    if (column === 'mark') return markOf(node)
    if (column === 'activity') return names.activityRef(node.activityId ?? '')
    if (column === 'activityTitle') return names.activityTitle(node.activityId ?? '')
    const { field, year } = fieldOfColumn(column)
    const value = node.fields[field]
    if (year) return (value as Readonly<Record<string, number>>)[year] ?? ''
    if (field === 'programmeId') return value ? names.programmeRef(String(value)) : ''
    if (kind === 'activity' && field === 'words')
      return (value as string[]).map(names.wordRef).join(SEPARATOR)
    if (Array.isArray(value)) return value.join(SEPARATOR)
    return typeof value === 'number' ? value : plain(value)
  })
}

/** How often a row was written when it was exported, and what it said: who changed neither changed nothing. */
export function markOf({ revision, fields }: Pick<StoredNode, 'revision' | 'fields'>): string {
  return `${revision}-${hashOf(fields)}`
}

export function hashOf(fields: Values): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(fields)))
    .digest('hex')
    .slice(0, 12)
}

/** The same for what is stored and for what a workbook brings back: spreadsheets change ends of lines, forms the ends of words. */
export function canonical(fields: Values): unknown {
  return Object.entries(fields)
    .map(([field, value]) => [
      field,
      field === 'targets' ? Object.entries(value as object).sort() : same(value),
    ])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)))
}

export function same(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  return value ?? null
}

function plain(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).replace(/\r\n?/g, '\n').trim()
}
