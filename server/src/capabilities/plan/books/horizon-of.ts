import type { ActivityLine } from '@guyub/contract/plan'
import type { StoredNode } from '../node-store.ts'

/**
 * The shortest horizon that holds the whole of an activity; nothing where none does. Horizons overlap: a region's five years begin with
 * its one. That the shortest counts is ours (INFERENCE), and the book says so.
 */
export function horizonOf(
  { firstYear, firstMonth, lastMonth }: Pick<ActivityLine, 'firstYear' | 'firstMonth' | 'lastMonth'>,
  horizons: readonly StoredNode[],
): StoredNode | undefined {
  const begins = firstMonth ? Number(firstMonth.slice(0, 4)) : firstYear
  const ends = lastMonth ? Number(lastMonth.slice(0, 4)) : begins
  const years = ({ fields }: StoredNode) => Number(fields.lastYear) - Number(fields.firstYear)
  return horizons
    .filter(({ fields }) => Number(fields.firstYear) <= begins && Number(fields.lastYear) >= ends)
    .toSorted((a, b) => years(a) - years(b))[0]
}
