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
  /** How many of the known ones are recorded as events of the platform; the others are reported with papers. */
  recorded: z.int(),
  basis: z.enum(['indicator', 'milestones', 'children', 'nothing']),
})
export type Progress = z.infer<typeof Progress>

export const UNKNOWN: Progress = { value: null, known: 0, total: 1, recorded: 0, basis: 'nothing' }

/** Against a target of the year: reached is 1, and more than reached is not more. */
export function byIndicator(value: number | null, target: number, better: 'higher' | 'lower'): Progress {
  if (value === null || target <= 0) return UNKNOWN
  const share = better === 'higher' ? value / target : value === 0 ? 1 : target / value
  return { value: Math.min(1, Math.max(0, share)), known: 1, total: 1, recorded: 1, basis: 'indicator' }
}

export function byMilestones(done: number, all: number): Progress {
  if (!all) return UNKNOWN
  return { value: done / all, known: 1, total: 1, recorded: 0, basis: 'milestones' }
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
