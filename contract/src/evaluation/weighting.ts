import { z } from 'zod'
import { indexScore } from './index-score.ts'

/** What an evaluation weighs, since when: data of the ministry, each with its source. */
export const Weighting = z.strictObject({
  key: z.string(),
  validFrom: z.int().nullable(),
  scale: z.strictObject({ min: z.number(), max: z.number(), provenance: z.string() }),
  /** In hundredths of the index; together 100. */
  weights: z
    .record(z.string(), z.number().positive())
    .refine((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100),
  provenance: z.enum(['SOURCE', 'INFERENCE', 'UNVERIFIED']),
  sources: z.array(z.string()),
})
export type Weighting = z.infer<typeof Weighting>

export interface ScoreProblem {
  readonly aspect: string
  readonly code: 'missing' | 'unknown' | 'not_a_number' | 'out_of_scale'
}

/**
 * The index of aspect scores that somebody brings, such as published ones. Every fault of every aspect is told; with one there
 * is no index, because an aspect that is left out is not a nought.
 */
export function scoreAspects(
  { weights, scale }: Weighting,
  scores: Readonly<Record<string, unknown>>,
): { readonly index: number } | { readonly problems: readonly ScoreProblem[] } {
  const unknown = Object.keys(scores).filter((aspect) => !Object.hasOwn(weights, aspect))
  const problems: ScoreProblem[] = unknown.map((aspect) => ({ aspect, code: 'unknown' }))
  const read: Record<string, number> = {}
  for (const aspect of Object.keys(weights)) {
    const score = Object.hasOwn(scores, aspect) ? scores[aspect] : undefined
    if (score === undefined || score === null) problems.push({ aspect, code: 'missing' })
    else if (typeof score !== 'number' || !Number.isFinite(score))
      problems.push({ aspect, code: 'not_a_number' })
    else if (score < scale.min || score > scale.max) problems.push({ aspect, code: 'out_of_scale' })
    else read[aspect] = score
  }
  const index = problems.length ? null : indexScore(weights, read)
  // Binary fractions: 3.315 would be told as 3.3149999999999995.
  return index === null ? { problems } : { index: Math.round(index * 1e6) / 1e6 }
}
