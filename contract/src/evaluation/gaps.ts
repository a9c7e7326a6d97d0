import type { Instrument } from './instrument.ts'
import { type ItemScores, scoreRound } from './scorer.ts'

export interface Gap {
  readonly item: string
  readonly aspect: string
  /** The score that it is reckoned with: its own, or the scale's least while there is none. */
  readonly score: number
  readonly isKnown: boolean
  /** By how much the index rises when this item alone gets the scale's most. */
  readonly gain: number
}

/**
 * What an unscored item is reckoned with: the least of the scale, because an answer that is not there gains nothing. It is an
 * assumption of ours, which the page says; no published rule tells how a missing answer counts.
 */
export function assumed(instrument: Instrument, scores: ItemScores): Record<string, number> {
  return Object.fromEntries(
    instrument.aspects.flatMap(({ items }) =>
      items.map(({ key }) => [key, scores[key] ?? instrument.scale.min]),
    ),
  )
}

/** Which items cost most of the index, the dearest first; each gain is a difference of two results of the real scorer. */
export function gapsOf(instrument: Instrument, scores: ItemScores): { index: number; gaps: Gap[] } {
  const now = assumed(instrument, scores)
  const index = scoreRound(instrument, now) ?? 0
  const gaps = instrument.aspects.flatMap((aspect) =>
    aspect.items.map((item) => ({
      item: item.key,
      aspect: aspect.key,
      score: now[item.key] ?? instrument.scale.min,
      isKnown: typeof scores[item.key] === 'number',
      gain: (scoreRound(instrument, { ...now, [item.key]: instrument.scale.max }) ?? 0) - index,
    })),
  )
  return { index, gaps: gaps.filter(({ gain }) => gain > 1e-9).sort((a, b) => b.gain - a.gain) }
}
