/** Scores of the aspects, 0 to 4. */
export type AspectScores = Readonly<Record<string, number | null>>

/**
 * The achievement index: Σ weight × score ÷ 100, by the weighting of the round (2021: letter B-1013/DJAI/AI.01.02/10/2021).
 * Null while an aspect has no score. Published totals differ by up to 0.01, because published scores are rounded.
 */
export function indexScore(weights: Readonly<Record<string, number>>, scores: AspectScores): number | null {
  let sum = 0
  for (const [aspect, weight] of Object.entries(weights)) {
    const score = scores[aspect]
    if (score === null || score === undefined) return null
    sum += weight * score
  }
  return sum / 100
}

export function mean(scores: readonly number[]): number | null {
  return scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null
}
