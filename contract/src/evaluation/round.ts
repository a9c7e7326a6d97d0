import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, OwnText, Text } from '../text.ts'

const Year = z.coerce.number().int().min(2017).max(2100)
const Score = z.number().min(0).max(4)

export const RoundView = z.object({
  year: z.int(),
  instrument: z.string(),
  note: Text,
  weights: z.record(z.string(), z.number()),
  /** The achievement index by the assessors' scores; null while an aspect has none. */
  index: z.number().nullable(),
  selfIndex: z.number().nullable(),
  /** Whoever asks guided this region, and cannot score it. */
  isMentor: z.boolean(),
  aspects: z.array(
    z.object({
      key: z.string(),
      label: OwnText,
      /** What the aspect asks about. */
      definition: OwnText,
      weight: z.number(),
      score: z.number().nullable(),
      selfScore: z.number().nullable(),
      items: z.array(
        z.object({
          key: Key,
          question: Text,
          answer: z.string().nullable(),
          selfScore: z.number().nullable(),
          evidence: z.object({ id: z.uuid(), title: z.string(), sumsSha256: z.string() }).nullable(),
          version: z.int().nullable(),
          scores: z.array(
            z.object({
              assessor: z.string(),
              score: z.number(),
              note: z.string(),
              at: z.iso.datetime(),
              /** Not, when the assessor turned out to have guided the region. */
              counts: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** One year's evaluation as it stands. */
export const round = endpoint({
  method: 'GET',
  path: '/evaluation/:year',
  access: 'evidence.read',
  params: z.object({ year: Year }),
  body: z.object({}),
  answer: RoundView,
  refusals: {},
})

/** The region answers an item. Without frozen evidence there is no answer. */
export const answer = endpoint({
  method: 'POST',
  path: '/evaluation/:year/items/:item/answer',
  access: 'evaluation.answer',
  params: z.object({ year: Year, item: Key }),
  body: z.object({
    commandId: CommandId,
    answer: z.string().trim().min(1).max(4000),
    selfScore: Score,
    evidenceId: z.uuid(),
    /** The version that was seen; another hand's change is not written over. */
    version: z.int().optional(),
  }),
  answer: z.object({ item: Key, version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.evidence_missing': 409,
    'evaluation.evidence_of_another_year': 409,
    'evaluation.changed': 409,
    'evaluation.scored_already': 409,
  },
})

/** An assessor scores what was answered, having seen exactly this evidence. */
export const score = endpoint({
  method: 'POST',
  path: '/evaluation/:year/items/:item/score',
  access: 'evaluation.score',
  params: z.object({ year: Year, item: Key }),
  body: z.object({
    commandId: CommandId,
    score: Score,
    note: z.string().trim().min(1).max(4000),
    /** The version of the answer that was read; an answer that was bettered meanwhile is read again first. */
    version: z.int(),
  }),
  answer: z.object({ item: Key, score: z.number() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.not_answered': 409,
    'evaluation.changed': 409,
    'evaluation.assessor_mentored': 403,
  },
})
