import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { type Cell, shown } from './suppression.ts'

/** Figures by sub-district and month as a table that any program opens. Hidden cells say so; they are not nought. */
export function figuresCsv(
  definition: IndicatorDefinition,
  cells: readonly Cell[],
  names: ReadonlyMap<string, string>,
): string {
  const open = shown(cells)
  const lines = cells
    .toSorted((a, b) => (a.month + a.district < b.month + b.district ? -1 : 1))
    .map((cell) => [
      cell.month,
      cell.district,
      names.get(cell.district) ?? '',
      ...figures(definition, cell, open.has(cell)),
    ])
  const all = cells.reduce(
    (sum, cell) => ({
      part: sum.part + cell.part,
      whole: sum.whole + cell.whole,
      events: sum.events + cell.events,
    }),
    {
      part: 0,
      whole: 0,
      events: 0,
    },
  )
  const total = ['all', 'all', '', ...figures(definition, all, isTotalShown(cells, open, all.events))]
  return [['month', 'district', 'name', 'events', 'part', 'whole', 'value'], ...lines, total]
    .map((line) => line.map(quoted).join(','))
    .join('\n')
    .concat('\n')
}

// The year's total less what is shown is what is hidden: it too must not be few.
function isTotalShown(cells: readonly Cell[], open: ReadonlySet<Cell>, events: number): boolean {
  const hidden = cells.filter((cell) => !open.has(cell)).reduce((sum, cell) => sum + cell.events, 0)
  return events >= SMALLEST_COUNT && (hidden === 0 || hidden >= SMALLEST_COUNT)
}

function figures(
  { figure }: IndicatorDefinition,
  { part, whole, events }: Pick<Cell, 'part' | 'whole' | 'events'>,
  isShown: boolean,
): string[] {
  if (!isShown) return [`<${SMALLEST_COUNT}`, '', '', '']
  if (figure === 'ratio') return [String(events), String(part), String(whole), (part / whole).toFixed(4)]
  return [
    String(events),
    '',
    String(whole),
    String(figure === 'duration' ? (whole / events).toFixed(1) : whole),
  ]
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
