import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { IndicatorDefinition } from '@guyub/contract/indicators'

type Kind = IndicatorDefinition['figure']

/** One cell of the table of figures: a sub-district in a month. */
export interface Cell {
  readonly district: string
  readonly month: string
  readonly part: number
  readonly whole: number
  readonly events: number
}

/**
 * Which cells may be shown. Small ones may not, nor a share of which one side is small; and where just one of a month is
 * hidden, its month's total would tell it, so the next smallest hides with it.
 */
export function shown<C extends Cell>(cells: readonly C[], kind: Kind): ReadonlySet<C> {
  const open = new Set<C>()
  for (const ofMonth of Map.groupBy(cells, (cell) => cell.month).values()) {
    const safe = ofMonth.filter((cell) => !isSmall(cell, kind)).toSorted((a, b) => a.events - b.events)
    // One hidden alone is told by the rest; two or more keep each other's secret.
    const isAlone = ofMonth.length - safe.length === 1
    for (const cell of safe.slice(isAlone ? 1 : 0)) open.add(cell)
  }
  return open
}

/**
 * Whether the total may stand beside the cells that are shown. Less these, it is the sum of the hidden: it may not narrow
 * a small cell further than "1 to 4", nor tell any other, nor may one side of the hidden share be few.
 */
export function isTotalShown<C extends Cell>(cells: readonly C[], open: ReadonlySet<C>, kind: Kind): boolean {
  if (isSmall(totalOf(cells), kind)) return false
  const hidden = cells.filter((cell) => !open.has(cell))
  if (!hidden.length) return true
  const rest = totalOf(hidden)
  const sides = kind === 'ratio' ? [rest.part, rest.whole - rest.part] : []
  if (sides.some((side) => side < SMALLEST_COUNT)) return false

  const bounds = hidden.map((cell) => boundsOf(cell, cells, open))
  const least = bounds.reduce((sum, { from }) => sum + from, 0)
  const most = bounds.reduce((sum, { to }) => sum + Math.min(to, rest.events), 0)
  return bounds.every(({ from, to }) => {
    const low = Math.max(from, rest.events - (most - Math.min(to, rest.events)))
    const high = Math.min(to, rest.events - (least - from))
    return to < SMALLEST_COUNT ? low === from && high === to : low < high
  })
}

export function totalOf(cells: readonly Cell[]): Pick<Cell, 'part' | 'whole' | 'events'> {
  return cells.reduce(
    (sum, cell) => ({
      part: sum.part + cell.part,
      whole: sum.whole + cell.whole,
      events: sum.events + cell.events,
    }),
    { part: 0, whole: 0, events: 0 },
  )
}

// What anybody knows of a hidden cell who knows its mark and this rule: who hides to protect is the next smallest.
function boundsOf<C extends Cell>({ month, events }: C, cells: readonly C[], open: ReadonlySet<C>) {
  if (events < SMALLEST_COUNT) return { from: 1, to: SMALLEST_COUNT - 1 }
  const next = Math.min(
    ...cells.filter((cell) => cell.month === month && open.has(cell)).map((cell) => cell.events),
  )
  return { from: SMALLEST_COUNT, to: events <= next ? next : Number.POSITIVE_INFINITY }
}

function isSmall({ part, whole, events }: Pick<Cell, 'part' | 'whole' | 'events'>, kind: Kind): boolean {
  return events < SMALLEST_COUNT || (kind === 'ratio' && (isFew(part) || isFew(whole - part)))
}

function isFew(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT
}
