import { indexScore } from './index-score.ts'
import type { Instrument } from './instrument.ts'

/** Final scores of items, on the instrument's scale; an item without one is unknown. */
export type ItemScores = Readonly<Record<string, number | null | undefined>>

/** The score of each aspect: the weighted mean of its items. Null while one of them has no score: left out is not nought. */
export function aspectScores(instrument: Instrument, scores: ItemScores): Record<string, number | null> {
  return Object.fromEntries(
    instrument.aspects.map(({ key, items }) => {
      let [sum, weights]: [number | null, number] = [0, 0]
      for (const item of items) {
        const score = scores[item.key]
        sum = sum === null || score === null || score === undefined ? null : sum + item.weight * score
        weights += item.weight
      }
      return [key, sum === null ? null : sum / weights]
    }),
  )
}

/** The real scorer: what a result letter says, and what every what-if must equal. Null while an item has no score. */
export function scoreRound(instrument: Instrument, scores: ItemScores): number | null {
  return indexScore(instrument.weights, aspectScores(instrument, scores))
}

/** The mean of the items of each dimension that the instrument asks about; null while one of them has no score. */
export function dimensionScores(instrument: Instrument, scores: ItemScores): Record<string, number | null> {
  const means: Record<string, { sum: number | null; weights: number }> = {}
  for (const { items } of instrument.aspects)
    for (const { key, dimension, weight } of items) {
      if (!dimension) continue
      means[dimension] ??= { sum: 0, weights: 0 }
      const mean = means[dimension]
      const score = scores[key]
      mean.sum = mean.sum === null || score === null || score === undefined ? null : mean.sum + weight * score
      mean.weights += weight
    }
  return Object.fromEntries(
    Object.entries(means).map(([key, { sum, weights }]) => [key, sum === null ? null : sum / weights]),
  )
}
