import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

export const FINDING_KINDS = ['strength', 'weakness', 'recommendation'] as const
export const FINDING_STATUSES = ['open', 'planned', 'under-way', 'done', 'declined'] as const

export const FindingView = z.object({
  id: z.uuid(),
  year: z.int(),
  stage: z.int(),
  kind: z.enum(FINDING_KINDS),
  item: z.string().nullable(),
  finding: z.string(),
  ownerCode: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  status: z.enum(FINDING_STATUSES),
  /** Its day has passed, and it is not done. */
  isLate: z.boolean(),
  version: z.int(),
  followUps: z.array(z.object({ status: z.enum(FINDING_STATUSES), note: z.string(), at: z.iso.datetime() })),
})
export type FindingView = z.infer<typeof FindingView>

/** A strength, a weakness or a recommendation, for the result letter. */
export const recordFinding = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/findings',
  access: 'evaluation.score',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    kind: z.enum(FINDING_KINDS),
    item: z.string().max(60).optional(),
    finding: openText(5, 2000),
  }),
  answer: z.object({ findingId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.not_submitted': 409,
    'evaluation.not_in_panel': 403,
    'evaluation.access_expired': 403,
    'evaluation.assessor_mentored': 403,
  },
})

/** What the region does about a weakness or a recommendation: whose it is, until when, how far it is. */
export const followUp = endpoint({
  method: 'POST',
  path: '/evaluation/findings/:findingId/follow-up',
  access: 'evaluation.answer',
  params: z.object({ findingId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    status: z.enum(FINDING_STATUSES),
    note: openText(3, 2000),
    ownerCode: z.string().max(60).optional(),
    dueOn: Day.optional(),
    /** The version that was read; another hand's step is not written over. */
    version: z.int(),
  }),
  answer: z.object({ version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_finding': 404,
    'evaluation.finding_not_published': 409,
    'evaluation.finding_is_strength': 409,
    'evaluation.unknown_office': 409,
    'evaluation.owner_missing': 409,
    'evaluation.changed': 409,
  },
})

/** Every weakness and recommendation of published rounds, what waits first: the first page of the next round. */
export const findings = endpoint({
  method: 'GET',
  path: '/evaluation/findings',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(FindingView),
  refusals: {},
})
