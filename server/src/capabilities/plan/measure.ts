import { byIndicators, byMilestones, type Progress, reach, UNKNOWN } from '@guyub/contract/plan'
import type { ActivityFigure } from './indicator-rows.ts'
import type { MilestoneSums } from './milestone-rows.ts'

/**
 * How far an activity is, on the basis that the plan names; where it names none, by its figures if one of them is known, and else by
 * its milestones.
 */
export function measure(
  basis: string | null,
  figures: readonly ActivityFigure[],
  milestones: Pick<MilestoneSums, 'doneWeight' | 'weight'>,
): Progress {
  const indicators = () =>
    byIndicators(
      figures.map(({ known, reported, target, better }) => ({
        // Without a single event an indicator knows nothing yet: "belum tercatat", not 0 %.
        reach: reach(known ? (known.total.events ? known.total.value : null) : reported, target, better),
        isRecorded: known !== undefined,
      })),
    )
  if (basis === 'indicators') return indicators()
  if (basis === 'milestones') return byMilestones(milestones.doneWeight, milestones.weight)
  if (basis === 'budget') return UNKNOWN
  const known = indicators()
  return known.value === null ? byMilestones(milestones.doneWeight, milestones.weight) : known
}
