import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openText } from '../text.ts'
import { download } from '../transfer.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** The ministry publishes the result by a numbered letter. From then on nothing in the round changes. */
export const publishRound = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/publish',
  access: 'evaluation.conduct',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    /** As the ministry writes it: `B-1477/DJAI/AI.01.02/11/2024`. */
    letterNumber: openText(3, 100),
    letterOn: Day,
  }),
  answer: z.object({ index: z.number() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.not_submitted': 409,
    'evaluation.items_unscored': 409,
    'evaluation.letter_in_future': 409,
    'evaluation.letter_before_answers': 409,
  },
})

/** The letter as a sealed PDF, which the public page of papers verifies. */
export const resultLetter = download({
  path: '/evaluation/:year/:stage/letter',
  access: 'evidence.read',
  params: RoundKey,
  query: z.object({}),
  refusals: { 'evaluation.no_round': 404, 'evaluation.no_letter': 404 },
})
