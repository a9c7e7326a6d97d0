import {
  aspectScores,
  type Instrument,
  type ItemScores,
  type ItemView,
  type Lack,
  type RoundView,
} from '@guyub/contract/evaluation'
import type { EvidenceKind } from '@guyub/contract/evidence/kinds'
import { type Answered, standingKinds } from './answers.ts'
import type { GivenScore, Moderated } from './final-scores.ts'

export interface QuestionRow {
  readonly id: string
  readonly item: string
  readonly question: string
  readonly asked_at: Date
  readonly due_at: Date
  readonly reply: string | null
  readonly replied_at: Date | null
}

interface Known {
  readonly instrument: Instrument
  readonly answers: readonly Answered[]
  readonly questions: readonly QuestionRow[]
  readonly names: ReadonlyMap<string, string>
  readonly final: ItemScores
  readonly actorId: string
  readonly given: readonly GivenScore[]
  readonly moderated: readonly Moderated[]
  readonly lacks: (item: string, kinds: readonly EvidenceKind[]) => readonly Lack[]
}

/** The instrument's aspects with all that is known of each item. */
export function aspectsOf(known: Known): RoundView['aspects'] {
  const { instrument, final } = known
  const byAspect = aspectScores(instrument, final)
  return instrument.aspects.map((aspect) => ({
    key: aspect.key,
    label: aspect.label,
    definition: aspect.definition,
    weight: instrument.weights[aspect.key] ?? 0,
    score: byAspect[aspect.key] ?? null,
    items: aspect.items.map((item) => itemView(known, item)),
  }))
}

function itemView(known: Known, item: Instrument['aspects'][number]['items'][number]): ItemView {
  const answered = known.answers.find((each) => each.item === item.key)
  const scores = known.given.filter((each) => each.item === item.key)
  const moderated = known.moderated.find((each) => each.item === item.key)
  return {
    key: item.key,
    question: item.question,
    dimension: item.dimension ?? null,
    indicator: item.indicator ?? null,
    answer: answered?.answer ?? null,
    selfScore: answered?.selfScore ?? null,
    evidence: (answered?.evidence ?? []).map(({ id, title, kind, sumsSha256, withdrawnAt }) => ({
      ...{ id, title, kind, sumsSha256, isWithdrawn: withdrawnAt !== null },
    })),
    lacks: answered
      ? known
          .lacks(item.key, standingKinds(answered))
          .map(({ what, kind, count }) => ({ what, kind: kind ?? null, count }))
      : [{ what: 'answer', kind: null, count: 1 }],
    version: answered?.version ?? null,
    ownScore: scores.find(({ assessor_id }) => assessor_id === known.actorId)?.score ?? null,
    scores: scores.map(({ assessor_id, score, note, scored_at, counts }) => ({
      assessor: known.names.get(assessor_id) ?? '–',
      at: scored_at.toISOString(),
      ...{ score, note, counts },
    })),
    moderated: moderated
      ? { score: moderated.score, reason: moderated.reason, version: moderated.version }
      : null,
    score: known.final[item.key] ?? null,
    questions: known.questions
      .filter((each) => each.item === item.key)
      .map((each) => ({
        ...{ id: each.id, question: each.question, reply: each.reply },
        askedAt: each.asked_at.toISOString(),
        dueAt: each.due_at.toISOString(),
        repliedAt: each.replied_at?.toISOString() ?? null,
        isLate: each.replied_at !== null && each.replied_at > each.due_at,
      })),
  }
}
