import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { EVIDENCE_KINDS } from '../evidence/kinds.ts'
import { Key, OwnText, Text } from '../text.ts'
import { FindingView } from './findings.ts'
import { ROUND_STATES } from './history.ts'
import { RoundKey } from './round-key.ts'

export const EvidenceView = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  sumsSha256: z.string(),
  /** Withdrawn evidence proves nothing; it is shown, so that nobody wonders. */
  isWithdrawn: z.boolean(),
})

const QuestionView = z.object({
  id: z.uuid(),
  question: z.string(),
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  reply: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
})

export const ItemView = z.object({
  key: Key,
  question: Text,
  dimension: z.string().nullable(),
  indicator: z.string().nullable(),
  answer: z.string().nullable(),
  selfScore: z.number().nullable(),
  evidence: z.array(EvidenceView),
  /** What the answer lacks by the instrument; an item without an answer lacks it. */
  lacks: z.array(z.object({ what: z.string(), kind: z.enum(EVIDENCE_KINDS).nullable(), count: z.int() })),
  version: z.int().nullable(),
  /** One's own score, for an assessor who gave one. */
  ownScore: z.number().nullable(),
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
  moderated: z.object({ score: z.number(), reason: z.string(), version: z.int() }).nullable(),
  /** What counts: what the panel agreed on, or the mean. */
  score: z.number().nullable(),
  questions: z.array(QuestionView),
})
export type ItemView = z.infer<typeof ItemView>

export const RoundView = z.object({
  year: z.int(),
  stage: z.int(),
  state: z.enum(ROUND_STATES),
  instrument: z.string(),
  instrumentTitle: Text.nullable(),
  note: Text,
  provenance: z.string(),
  scale: z.object({ min: z.number(), max: z.number() }),
  rankGroup: z.string(),
  openedAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  submittedAs: z.enum(['head', 'delegate']).nullable(),
  mandate: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  letterNumber: z.string().nullable(),
  letterOn: z.iso.date().nullable(),
  /** By the real scorer; null while an item has no score. */
  index: z.number().nullable(),
  selfIndex: z.number().nullable(),
  answered: z.int(),
  items: z.int(),
  /** Whoever asks guided this region, and cannot score it. */
  isMentor: z.boolean(),
  /** Whoever asks may score now. */
  mayScore: z.boolean(),
  isChair: z.boolean(),
  panel: z.array(z.object({ name: z.string(), isChair: z.boolean(), expiresAt: z.iso.datetime() })),
  presentation: z
    .object({
      scheduledAt: z.iso.datetime(),
      room: z.string(),
      heldAt: z.iso.datetime().nullable(),
      minutes: z.string().nullable(),
    })
    .nullable(),
  findings: z.array(FindingView),
  aspects: z.array(
    z.object({
      key: z.string(),
      label: OwnText,
      /** What the aspect asks about. */
      definition: OwnText,
      weight: z.number(),
      score: z.number().nullable(),
      items: z.array(ItemView),
    }),
  ),
})
export type RoundView = z.infer<typeof RoundView>

/** A round as it stands. What assessors think is the panel's until the letter: the region sees scores and findings when they are published. */
export const round = endpoint({
  method: 'GET',
  path: '/evaluation/:year/:stage',
  access: 'evidence.read',
  params: RoundKey,
  body: z.object({}),
  answer: RoundView,
  refusals: { 'evaluation.no_round': 404, 'evaluation.not_in_panel': 403, 'evaluation.access_expired': 403 },
})
