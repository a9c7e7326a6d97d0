import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { type Count, type ToldCell, totalTold } from './suppression.ts'

const HIDDEN = 'disembunyikan'
/** Of the rows that are shown, not of all there are. */
const SUM = 'shown'

/** Figures by sub-district and month as a table that any program opens. Hidden cells say so; they are not nought. */
export function figuresCsv(
  definition: IndicatorDefinition,
  cells: readonly ToldCell[],
  names: ReadonlyMap<string, string>,
): string {
  const lines = cells
    .toSorted((a, b) => (a.cell.month + a.cell.district < b.cell.month + b.cell.district ? -1 : 1))
    .map(({ cell, told }) => [
      cell.month,
      cell.district,
      names.get(cell.district) ?? '',
      ...(told ? figures(definition, told) : [cell.events < SMALLEST_COUNT ? FEW : HIDDEN, '', '', '']),
    ])
  const sum = totalTold(cells)
  const total = [SUM, SUM, '', ...(sum ? figures(definition, sum) : ['0', '', '', ''])]
  return [['month', 'district', 'name', 'events', 'part', 'whole', 'value'], ...lines, total]
    .map((line) => line.map(quoted).join(','))
    .join('\n')
    .concat('\n')
}

const FEW = `<${SMALLEST_COUNT}`

interface ReadCell {
  readonly month: string
  readonly district: string
  readonly name: string
  /** Null: hidden. */
  readonly told: Count | null
}

/** The cells of a table that `figuresCsv` wrote, of this version or an earlier one, without its last line. */
export function cellsIn(csv: string): ReadCell[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map(fieldsIn)
    .filter(([month = '']) => /^\d{4}-\d{2}$/.test(month))
    .map(([month = '', district = '', name = '', events = '', part, whole]) => ({
      ...{ month, district, name },
      told: /^\d+$/.test(events)
        ? { events: Number(events), part: Number(part), whole: Number(whole) }
        : null,
    }))
}

function fieldsIn(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, inQuotes, plain = '']) => inQuotes?.replaceAll('""', '"') ?? plain,
  )
}

function figures({ figure }: IndicatorDefinition, { part, whole, events }: Count): string[] {
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
