import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'

type Kind = IndicatorDefinition['figure']

export interface Count {
  readonly part: number
  readonly whole: number
  readonly events: number
}

/** One cell of the table of figures: a sub-district in a month. */
export interface Cell extends Count {
  readonly district: string
  readonly month: string
}

/** What is told of a cell: its count, an earlier one, or nothing. */
export interface ToldCell {
  readonly cell: Cell
  readonly told: Count | null
}

/** What earlier freezes of the same indicator and year told of a cell, the oldest first; see `nameOf`. */
export type Earlier = ReadonlyMap<string, readonly Count[]>

export function nameOf({ month, district }: Pick<Cell, 'month' | 'district'>): string {
  return `${month} ${district}`
}

/**
 * What may be told. A small count may not, nor a share of which one side is small. A count that lies few from one that was
 * told earlier would tell by subtraction what few people did between the two: then the earlier one stands again. Each
 * cell is judged by itself, and nothing else is told of those that hide, so no subtraction between cells finds them.
 */
export function tell(cells: readonly Cell[], kind: Kind, earlier: Earlier): ToldCell[] {
  return cells.map((cell) => ({ cell, told: countTold(cell, kind, earlier.get(nameOf(cell)) ?? []) }))
}

function countTold(cell: Cell, kind: Kind, before: readonly Count[]): Count | null {
  const { part, whole, events } = cell
  const last = before.at(-1)
  // First: that a figure is suddenly hidden would tell that there were some.
  if (last && Math.abs(events - last.events) < SMALLEST_COUNT) return last
  if (isSmall(cell, kind)) return null
  if (!last || before.every((count) => isFar(count, cell, kind))) return { part, whole, events }
  return last
}

/** The sum of what is told: it follows from the table alone. Nothing when nothing is. */
export function totalTold(cells: readonly ToldCell[]): Count | null {
  const counts = cells.flatMap(({ told }) => told ?? [])
  if (!counts.length) return null
  return counts.reduce((sum, { part, whole, events }) => ({
    part: sum.part + part,
    whole: sum.whole + whole,
    events: sum.events + events,
  }))
}

function isSmall({ part, whole, events }: Count, kind: Kind): boolean {
  return events < SMALLEST_COUNT || (kind === 'ratio' && (isFew(part) || isFew(whole - part)))
}

function isFar(one: Count, other: Count, kind: Kind): boolean {
  if (Math.abs(one.events - other.events) < SMALLEST_COUNT) return false
  const sides = [one.part - other.part, one.whole - one.part - (other.whole - other.part)]
  return kind !== 'ratio' || !sides.some((side) => isFew(Math.abs(side)))
}

function isFew(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT
}
