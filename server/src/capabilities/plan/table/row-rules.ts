import type { TableFault } from '@guyub/contract/plan'
import type { StoredNode } from '../node-store.ts'
import type { TableKind } from './cells.ts'
import type { Write } from './judge.ts'
import type { TableNodes } from './table-file.ts'

type Found = Omit<TableFault, 'sheet'>

/** What no single field says: the rules that the tables' constraints keep, told row by row before anything is written. */
export function rowRules(kind: TableKind, writes: readonly Write[], nodes: TableNodes): Found[] {
  const each = writes.flatMap((write) => ofRow(kind, write))
  return kind === 'activity' ? [...each, ...keysTaken(writes, nodes.activity)] : each
}

function ofRow(kind: TableKind, { row, node, fields }: Write): Found[] {
  const all = { ...node?.fields, ...fields }
  const found: Found[] = []
  const isBefore = (first: unknown, last: unknown) => Boolean(first && last && String(last) < String(first))
  if (kind === 'programme' && node && Object.hasOwn(fields, 'element'))
    found.push({ row, column: 'element', code: 'plan.invalid_field' })
  if (kind === 'activity' && isBefore(all.firstMonth, all.lastMonth))
    found.push({ row, column: 'lastMonth', code: 'plan.months_reversed' })
  if (kind === 'budget' && (all.code === null) !== (all.codeEdition === null))
    found.push({
      row,
      column: all.code === null ? 'code' : 'codeEdition',
      code: 'plan.code_without_edition',
    })
  if (kind === 'indicator' && !all.platform && !(all.title && all.unit))
    found.push({ row, column: 'title', code: 'plan.indicator_unnamed' })
  return found
}

// Held against the whole plan as it would be: two rows may also exchange their keys.
function keysTaken(writes: readonly Write[], activities: readonly StoredNode[]): Found[] {
  const keys = new Map(activities.map(({ id, fields }) => [id, fields.key]))
  for (const { id, node, fields } of writes) keys.set(id, { ...node?.fields, ...fields }.key)
  const times = Map.groupBy(
    [...keys].filter(([, key]) => typeof key === 'string'),
    ([, key]) => key,
  )
  return writes.flatMap(({ row, id, fields }) =>
    typeof fields.key === 'string' && (times.get(fields.key)?.length ?? 0) > 1 && keys.has(id)
      ? [{ row, column: 'key', code: 'plan.key_taken' }]
      : [],
  )
}
