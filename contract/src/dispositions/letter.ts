import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { Escalated } from './escalation.ts'
import { Confidentiality, HandoverState, STEPS } from './handover.ts'

const Office = z.object({ code: z.string(), name: z.string() })
const Who = z.object({
  name: z.string().nullable(),
  office: Office,
  acting: z.enum(['plt', 'plh']).nullable(),
})

export const HandoverStep = z.object({
  id: z.uuid(),
  kind: z.enum(['send', 'read', ...STEPS]),
  at: z.iso.datetime(),
  by: Who,
  words: z.string().nullable(),
})

export const DispositionFile = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  at: z.iso.datetime(),
  office: Office,
})
export type DispositionFile = z.infer<typeof DispositionFile>

export const HandoverView = z.object({
  id: z.uuid(),
  to: Office,
  kind: z.enum(['action', 'copy']),
  state: HandoverState,
  dueOn: z.iso.date().nullable(),
  isLate: z.boolean(),
  escalation: Escalated.nullable(),
  hops: z.int(),
  belongsTo: Office.nullable(),
  follows: z.uuid().nullable(),
  /** What this visitor's office may do with it now. */
  may: z.array(z.enum([...STEPS, 'pass-on'])),
  steps: z.array(HandoverStep),
  files: z.array(DispositionFile),
})
export type HandoverView = z.infer<typeof HandoverView>

/** A letter of the same chain: only those that this visitor may open. */
export const ChainLink = z.object({
  letterId: z.uuid(),
  /** How many letters stand above it. */
  depth: z.int(),
  subject: z.string(),
  from: Office,
  handovers: z.array(
    z.object({
      to: Office,
      kind: z.enum(['action', 'copy']),
      state: HandoverState,
      isLate: z.boolean(),
      dueOn: z.iso.date().nullable(),
    }),
  ),
})
export type ChainLink = z.infer<typeof ChainLink>

export const LetterView = z.object({
  id: z.uuid(),
  from: Office,
  sentBy: z.string().nullable(),
  sentAt: z.iso.datetime(),
  acting: z.enum(['plt', 'plh']).nullable(),
  confidentiality: Confidentiality,
  subject: z.string(),
  body: z.string(),
  instructions: z.array(Text),
  official: z.object({ number: z.string().nullable(), url: z.string().nullable() }),
  /** `caseId` only for whoever may open the request itself. */
  case: z.object({ code: z.string(), caseId: z.uuid().nullable(), service: Text.nullable() }).nullable(),
  handovers: z.array(HandoverView),
  files: z.array(DispositionFile),
  chain: z.array(ChainLink),
  mayAttach: z.boolean(),
  isSample: z.boolean(),
})
export type LetterView = z.infer<typeof LetterView>

/**
 * A letter with what became of it. Opening it is the receipt: for an office that it went to, the sender sees who opened it and
 * when. A secret one exists only for its sender, for those it went to and for the head of the region.
 */
export const letter = endpoint({
  method: 'GET',
  path: '/dispositions/letters/:letterId',
  access: 'dispositions.read',
  params: z.object({ letterId: z.uuid() }),
  body: z.object({}),
  answer: LetterView,
  refusals: { 'dispositions.unknown': 404 },
})
