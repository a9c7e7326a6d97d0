import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { type Cell, isTotalShown, shown, totalOf } from './suppression.ts'

const HIDDEN = 'disembunyikan'

/** Figures by sub-district and month as a table that any program opens. Hidden cells say so; they are not nought. */
export function figuresCsv(
  definition: IndicatorDefinition,
  cells: readonly Cell[],
  names: ReadonlyMap<string, string>,
): string {
  const open = shown(cells, definition.figure)
  const lines = cells
    .toSorted((a, b) => (a.month + a.district < b.month + b.district ? -1 : 1))
    .map((cell) => [
      cell.month,
      cell.district,
      names.get(cell.district) ?? '',
      ...(open.has(cell) ? figures(definition, cell) : [markOf(cell), '', '', '']),
    ])
  const isOpen = isTotalShown(cells, open, definition.figure)
  // Beside cells that say "<5", a total that says it too would tell them.
  const total = ['all', 'all', '', ...(isOpen ? figures(definition, totalOf(cells)) : [HIDDEN, '', '', ''])]
  return [['month', 'district', 'name', 'events', 'part', 'whole', 'value'], ...lines, total]
    .map((line) => line.map(quoted).join(','))
    .join('\n')
    .concat('\n')
}

function figures(
  { figure }: IndicatorDefinition,
  { part, whole, events }: Pick<Cell, 'part' | 'whole' | 'events'>,
): string[] {
  if (figure === 'ratio') return [String(events), String(part), String(whole), (part / whole).toFixed(4)]
  return [
    String(events),
    '',
    String(whole),
    String(figure === 'duration' ? (whole / events).toFixed(1) : whole),
  ]
}

function markOf({ events }: Cell): string {
  return events < SMALLEST_COUNT ? `<${SMALLEST_COUNT}` : HIDDEN
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
