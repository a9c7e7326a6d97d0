import { z } from 'zod'

/**
 * How far something is, and what that rests on. `value` is between 0 and 1, or null when nothing is known: an empty or
 * unmeasured child is unknown, never nought.
 */
export const Progress = z.object({
  value: z.number().min(0).max(1).nullable(),
  /** Of how many activities something is known. */
  known: z.int(),
  total: z.int(),
  /** How much of what is known is recorded as events of the platform, in activities; the rest is reported with papers. */
  recorded: z.number(),
  basis: z.enum(['indicators', 'milestones', 'budget', 'children', 'nothing']),
})
export type Progress = z.infer<typeof Progress>

export const UNKNOWN: Progress = { value: null, known: 0, total: 1, recorded: 0, basis: 'nothing' }

/** Against a target of the year: reached is 1, and more than reached is not more. Null when there is no value or no target. */
export function reach(
  value: number | null,
  target: number | null,
  better: 'higher' | 'lower',
): number | null {
  if (value === null || target === null || target <= 0) return null
  const share = better === 'higher' ? value / target : value === 0 ? 1 : target / value
  return Math.min(1, Math.max(0, share))
}

/** The plain mean of the figures that are known; how much of it the platform recorded stands beside it. */
export function byIndicators(
  figures: readonly { readonly reach: number | null; readonly isRecorded: boolean }[],
): Progress {
  const known = figures.filter((figure) => figure.reach !== null)
  if (!known.length) return UNKNOWN
  const value = known.reduce((sum, figure) => sum + (figure.reach ?? 0), 0) / known.length
  const recorded = known.filter(({ isRecorded }) => isRecorded).length / known.length
  return { value, known: 1, total: 1, recorded, basis: 'indicators' }
}

/** By weight. What was never reported is not reached; an activity without milestones is unknown. */
export function byMilestones(done: number, all: number): Progress {
  if (!(all > 0)) return UNKNOWN
  return { value: done / all, known: 1, total: 1, recorded: 0, basis: 'milestones' }
}

/** Money spent of money planned. Spending proves no result: it counts only where the plan names it as the basis. */
export function byBudget(spent: number | null, planned: number): Progress {
  if (spent === null || !(planned > 0)) return UNKNOWN
  return { value: Math.min(1, spent / planned), known: 1, total: 1, recorded: 0, basis: 'budget' }
}

/** The weighted mean of what is known; how much is known stands beside it. */
export function rolledUp(
  children: readonly { readonly weight: number; readonly progress: Progress }[],
): Progress {
  let [sum, weights, known, total, recorded] = [0, 0, 0, 0, 0]
  for (const { weight, progress } of children) {
    total += progress.total
    known += progress.known
    recorded += progress.recorded
    if (progress.value === null) continue
    sum += weight * progress.value
    weights += weight
  }
  return {
    value: weights ? sum / weights : null,
    known,
    total,
    recorded,
    basis: children.length ? 'children' : 'nothing',
  }
}
