import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** The ministry lets somebody assess this round, until a day; once more with the same person changes until when, and who leads. */
export const seatPanelist = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/panel',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    email: z.email().max(200),
    isChair: z.boolean().default(false),
    expiresAt: Moment,
  }),
  answer: z.object({ personId: z.uuid(), name: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.panelist_unknown': 404,
    /** The account has no place as assessor in the region today: a seat would let it do nothing. */
    'evaluation.not_an_assessor': 409,
    'evaluation.assessor_mentored': 403,
    'evaluation.access_in_past': 409,
    'evaluation.chair_already': 409,
  },
})

/** Puts a question about an item to the region, with the time by which it is to be answered. */
export const askQuestion = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/questions',
  access: 'evaluation.score',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    item: z.string().max(60),
    question: openText(3, 2000),
    dueAt: Moment,
  }),
  answer: z.object({ questionId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.not_submitted': 409,
    'evaluation.not_in_panel': 403,
    'evaluation.access_expired': 403,
    'evaluation.assessor_mentored': 403,
    'evaluation.due_in_past': 409,
  },
})

/** The region replies; a reply after the time stands, and is shown as late. */
export const replyToQuestion = endpoint({
  method: 'POST',
  path: '/evaluation/questions/:questionId/reply',
  access: 'evaluation.answer',
  params: z.object({ questionId: z.uuid() }),
  body: z.object({ commandId: CommandId, reply: openText(1, 4000) }),
  answer: z.object({ isLate: z.boolean() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_question': 404,
    'evaluation.replied_already': 409,
    'evaluation.published_already': 409,
  },
})
