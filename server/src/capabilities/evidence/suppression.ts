import { SMALLEST_COUNT } from '@guyub/contract/evidence'

/** One cell of the table of figures: a sub-district in a month. */
export interface Cell {
  readonly district: string
  readonly month: string
  readonly part: number
  readonly whole: number
  readonly events: number
}

/**
 * Which cells may be shown. Small ones may not; and where just one of a month is hidden, its month's total would tell it,
 * so the next smallest hides with it. A month whose hidden cells are still few together hides its total as well.
 */
export function shown(cells: readonly Cell[]): ReadonlySet<Cell> {
  const open = new Set<Cell>()
  for (const ofMonth of Map.groupBy(cells, (cell) => cell.month).values()) {
    const inOrder = ofMonth.toSorted((a, b) => a.events - b.events)
    const small = inOrder.filter((cell) => cell.events < SMALLEST_COUNT).length
    // One hidden alone is told by the rest; two or more keep each other's secret.
    const hidden = small === 1 && inOrder.length > 1 ? 2 : small
    for (const cell of inOrder.slice(hidden)) open.add(cell)
  }
  return open
}
