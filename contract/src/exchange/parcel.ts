import { z } from 'zod'
import { FINDING_KINDS } from '../evaluation/findings.ts'
import { Instrument } from '../evaluation/instrument.ts'
import { EVIDENCE_KINDS } from '../evidence/kinds.ts'
import { Moment } from '../moment.ts'
import { AdoptedActivity, AdoptedHead } from '../plan/adopted.ts'
import { SurveyForm } from '../survey/form.ts'
import { Key } from '../text.ts'
import { Membership } from './membership.ts'

const round = { year: z.int().min(2017).max(2100), stage: z.int().min(1).max(2) }
const Base64 = z.base64()
/** So many activities go in one parcel. */
export const PLAN_PART = 100
const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What may pass between a region's own installation and the centre's, and nothing else: instruments and letters down; figures, plans, answers and
 * frozen evidence up. No kind has a field for a person.
 */
export const ParcelBody = z.discriminatedUnion('kind', [
  // Down.
  z.strictObject({
    kind: z.literal('round'),
    ...{ ...round, id: z.uuid(), instrument: Instrument, openedAt: Moment, closesAt: Moment },
    rankGroup: z.string().max(120),
  }),
  z.strictObject({
    kind: z.literal('question'),
    ...{ ...round, id: z.uuid(), item: Key, question: z.string().max(2000), askedAt: Moment, dueAt: Moment },
  }),
  z.strictObject({
    kind: z.literal('presentation'),
    ...{ ...round, id: z.uuid(), scheduledAt: Moment, room: z.string().max(300) },
    heldAt: Moment.nullable(),
    minutes: z.string().max(20_000).nullable(),
  }),
  z.strictObject({
    kind: z.literal('result'),
    ...round,
    ...{ publishedAt: Moment, letterNumber: z.string().max(100), letterOn: z.iso.date(), index: z.number() },
    scores: z.strictObject({
      items: z.record(z.string(), z.number()),
      aspects: z.record(z.string(), z.number()),
      dimensions: z.record(z.string(), z.number()),
    }),
    findings: z.array(
      z.strictObject({
        ...{ id: z.uuid(), kind: z.enum(FINDING_KINDS), item: Key.nullable(), finding: z.string().max(2000) },
        foundAt: Moment,
      }),
    ),
    /** The sealed letter, as it was made. */
    letter: Base64.nullable(),
  }),
  z.strictObject({ kind: z.literal('membership'), toldAt: Moment, membership: Membership }),
  z.strictObject({
    kind: z.literal('agreement-file'),
    /** The signed memorandum, byte for byte. */
    ...{ agreementId: z.uuid(), sha256: Hash, pdf: Base64 },
  }),
  z.strictObject({
    kind: z.literal('form'),
    /** A version of a survey form that the ministry released; instruments of evaluations come with their round. */
    ...{ id: z.uuid(), version: z.int().positive(), releasedAt: Moment, form: SurveyForm },
  }),
  // Both ways: from the next parcel on another key signs. The parcel itself is signed by the one before.
  z.strictObject({
    kind: z.literal('key'),
    /** Ed25519, SPKI in PEM; and by it, over `guyub exchange key`, the region and the PEM: whoever sends it holds it. */
    ...{ publicKey: z.string().max(400), proof: Base64 },
  }),
  // Up.
  z.strictObject({
    kind: z.literal('evidence'),
    ...{ id: z.uuid(), year: z.int(), title: z.string().max(300), sumsSha256: Hash, frozenAt: Moment },
    ...{ of: z.enum(EVIDENCE_KINDS), indicator: Key.nullable(), fileName: z.string().max(100).nullable() },
    ...{ events: z.int().nullable(), upToSeq: z.int().nullable() },
    archive: Base64,
  }),
  z.strictObject({
    kind: z.literal('withdrawal'),
    ...{ evidenceId: z.uuid(), at: Moment, reason: z.string().max(400) },
  }),
  z.strictObject({
    kind: z.literal('submission'),
    ...round,
    ...{ submittedAt: Moment, as: z.enum(['head', 'delegate']), mandate: z.string().max(200).nullable() },
    answers: z.array(
      z.strictObject({
        ...{ item: Key, answer: z.string().max(4000), selfScore: z.number(), version: z.int() },
        evidenceIds: z.array(z.uuid()).min(1).max(20),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    ...{ questionId: z.uuid(), reply: z.string().max(4000), repliedAt: Moment },
  }),
  z.strictObject({
    kind: z.literal('standing'),
    toldAt: Moment,
    standing: z.record(z.string(), z.json()),
  }),
  z.strictObject({
    kind: z.literal('plan'),
    /** The plan that was adopted, in parts: the first has the head. It stands at the centre once the last has come. */
    ...{
      planId: z.uuid(),
      number: z.int().positive(),
      part: z.int().positive(),
      parts: z.int().positive().max(1000),
    },
    head: AdoptedHead.nullable(),
    activities: z.array(AdoptedActivity).max(PLAN_PART),
  }),
])
export type ParcelBody = z.infer<typeof ParcelBody>
export type ParcelKind = ParcelBody['kind']

/** What the centre makes, and what a region makes: neither takes from the other what only itself may say. */
export const DOWN: readonly ParcelKind[] = [
  ...([
    'round',
    'question',
    'presentation',
    'result',
    'membership',
    'agreement-file',
    'form',
    'key',
  ] as const),
]
export const UP: readonly ParcelKind[] = [
  ...(['evidence', 'withdrawal', 'submission', 'reply', 'standing', 'plan', 'key'] as const),
]

/** The signed text of a parcel, as canonical JSON. `previous` is the SHA-256 of the text before, empty for the first. */
export const ParcelText = z.strictObject({
  region: z.string().max(10),
  number: z.int().positive(),
  previous: z.union([z.literal(''), Hash]),
  madeAt: Moment,
  body: ParcelBody,
})
export type ParcelText = z.infer<typeof ParcelText>

/** A parcel on its way: exactly the text that was signed, and Ed25519 over it, base64. */
export const Parcel = z.strictObject({ text: z.string(), signature: Base64 })
export type Parcel = z.infer<typeof Parcel>
