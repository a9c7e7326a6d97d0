import { byBudget, byIndicators, byMilestones, type Progress, reach, UNKNOWN } from '@guyub/contract/plan'
import type { ActivityFigure } from './indicator-rows.ts'
import type { MilestoneSums } from './milestone-rows.ts'
import type { Spent } from './realisation/rows.ts'

/**
 * How far an activity is, on the basis that the plan names; where it names none, by its figures if one of them is known, and else by
 * its milestones.
 */
export function measure(
  basis: string | null,
  figures: readonly ActivityFigure[],
  milestones: Pick<MilestoneSums, 'doneWeight' | 'weight'>,
  money: { readonly planned: number; readonly spent: Spent | undefined },
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
  // Whose owner never said anything is unknown; who reported a quarter in which no milestone was reached said that it is none (ADR 0040).
  const isTold = milestones.doneWeight > 0 || money.spent !== undefined
  const byTheirMilestones = () => (isTold ? byMilestones(milestones.doneWeight, milestones.weight) : UNKNOWN)
  if (basis === 'milestones') return byTheirMilestones()
  if (basis === 'budget') return byBudget(money.spent?.spent ?? null, money.planned)
  const known = indicators()
  return known.value === null ? byTheirMilestones() : known
}
