import type { EvidenceKind } from '../evidence/kinds.ts'
import type { Instrument } from './instrument.ts'

/** What is known of the answer to an item: the kinds of its evidence that still stands. */
export interface AnswerState {
  readonly item: string
  readonly evidence: readonly EvidenceKind[]
}

export interface Lack {
  readonly what: 'activity' | 'answer' | 'evidence' | 'kind'
  readonly item?: string
  readonly kind?: EvidenceKind
  readonly count: number
}

export interface DimensionState {
  readonly dimension: string
  readonly isMet: boolean
  readonly lacks: readonly Lack[]
}

/** What the answer to an item lacks before it is complete: pieces of evidence, and kinds of it. */
export function lacksOf(instrument: Instrument, item: string, evidence: readonly EvidenceKind[]): Lack[] {
  const needs = instrument.aspects.flatMap(({ items }) => items).find(({ key }) => key === item)?.needs
  if (!needs) return []
  const lacks: Lack[] = needs.kinds
    .filter((kind) => !evidence.includes(kind))
    .map((kind) => ({ what: 'kind', item, kind, count: 1 }))
  const short = needs.count - evidence.length - lacks.length
  return short > 0 ? [...lacks, { what: 'evidence', item, count: short }] : lacks
}

/**
 * The rule of the movement: a region that misses one dimension is not called a smart city. A dimension is met when the plan has an
 * activity in it and each of its questions has an answer with the evidence that the instrument asks for.
 */
export function sixDimensions(
  instrument: Instrument,
  dimensions: readonly string[],
  answers: readonly AnswerState[],
  activities: Readonly<Record<string, number>>,
): DimensionState[] {
  const items = instrument.aspects.flatMap((aspect) => aspect.items)
  return dimensions.map((dimension) => {
    const lacks: Lack[] = activities[dimension] ? [] : [{ what: 'activity', count: 1 }]
    for (const item of items.filter((each) => each.dimension === dimension)) {
      const given = answers.find((answer) => answer.item === item.key)
      if (given) lacks.push(...lacksOf(instrument, item.key, given.evidence))
      else lacks.push({ what: 'answer', item: item.key, count: 1 })
    }
    return { dimension, isMet: lacks.length === 0, lacks }
  })
}
