import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/**
 * The head of the region, or a delegate with a written mandate, hands the answers in. Each must be complete; what stays unanswered is
 * named, so that nobody hands in less than they believe.
 */
export const submitRound = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/submit',
  access: 'evaluation.submit',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    /** Number and day of the letter of a delegate; the head needs none. */
    mandate: openText(3, 200).optional(),
    unanswered: z.array(Key).max(500).default([]),
  }),
  answer: z.object({ submittedAt: z.iso.datetime(), answered: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.round_closed': 409,
    'evaluation.submitted_already': 409,
    'evaluation.mandate_missing': 409,
    'evaluation.answers_incomplete': 409,
    'evaluation.unanswered_differ': 409,
    'evaluation.nothing_answered': 409,
  },
})
