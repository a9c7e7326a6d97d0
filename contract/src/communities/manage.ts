import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { CommunityPin } from './register.ts'
import { VERDICTS } from './standing.ts'

const One = z.object({ communityId: z.uuid() })
const Reason = z.string().trim().min(5).max(500)

/** Verified, or refused with a reason; either may be corrected later. */
export const decideCommunity = endpoint({
  method: 'POST',
  path: '/communities/:communityId/decide',
  access: 'communities.manage',
  params: One,
  body: z.object({
    commandId: CommandId,
    verdict: z.enum(VERDICTS),
    reason: Reason.optional(),
    /** The version that was read. */
    version: z.int(),
  }),
  answer: z.object({ status: z.enum(VERDICTS), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.no_such_community': 404,
    'communities.decided_already': 409,
    'communities.reason_missing': 409,
    'communities.name_taken': 409,
    'communities.changed': 409,
  },
})

/** A new PIN for whoever lost theirs; the old one opens nothing any more. */
export const renewPin = endpoint({
  method: 'POST',
  path: '/communities/:communityId/pin',
  access: 'communities.manage',
  params: One,
  body: z.object({ commandId: CommandId, pin: CommunityPin }),
  answer: z.object({ code: z.string() }),
  refusals: { ...COMMAND_REFUSALS, 'communities.no_such_community': 404 },
})

/** A meeting, and which verified communities are asked to it. */
export const inviteCommunities = endpoint({
  method: 'POST',
  path: '/communities/invitations',
  access: 'communities.manage',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    title: z.string().trim().min(3).max(160),
    text: z.string().trim().min(3).max(2000),
    place: z.string().trim().min(3).max(300),
    startsAt: Moment,
    communityIds: z.array(z.uuid()).min(1).max(500),
  }),
  answer: z.object({ invitationId: z.uuid(), invited: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.no_such_community': 404,
    'communities.not_verified': 409,
    'communities.starts_in_past': 409,
    'communities.personal_data': 409,
  },
})

/** An idea or a comment is shown, or not, with the reason that its community reads. */
export const moderateWords = endpoint({
  method: 'POST',
  path: '/communities/words/:kind/:wordsId/moderate',
  access: 'communities.manage',
  params: z.object({ kind: z.enum(['idea', 'comment']), wordsId: z.uuid() }),
  body: z.object({ commandId: CommandId, verdict: z.enum(['passed', 'refused']), reason: Reason.optional() }),
  answer: z.object({ status: z.enum(['passed', 'refused']) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.no_such_words': 404,
    'communities.moderated_already': 409,
    'communities.reason_missing': 409,
  },
})

/** What becomes of an idea: a programme or an activity of the plan takes it, or it is declined with a reason. */
export const decideIdea = endpoint({
  method: 'POST',
  path: '/communities/ideas/:ideaId/outcome',
  access: 'communities.manage',
  params: z.object({ ideaId: z.uuid() }),
  body: z.discriminatedUnion('outcome', [
    z.object({
      commandId: CommandId,
      outcome: z.literal('taken'),
      /** A programme or an activity of the plan. */
      node: z.enum(['programme', 'activity']),
      nodeId: z.uuid(),
      reason: Reason.optional(),
    }),
    z.object({ commandId: CommandId, outcome: z.literal('declined'), reason: Reason }),
  ]),
  answer: z.object({ outcome: z.enum(['taken', 'declined']) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.no_such_idea': 404,
    'communities.not_passed': 409,
    'communities.not_in_plan': 409,
    'communities.outcome_already': 409,
    'communities.personal_data': 409,
  },
})
