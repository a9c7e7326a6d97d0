import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** Whoever leads the panel records what it agreed on for an item: it stands instead of the mean, with its reason. An item without an answer gets its score only so. */
export const moderate = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/items/:item/moderate',
  access: 'evaluation.score',
  params: RoundKey.extend({ item: Key }),
  body: z.object({
    commandId: CommandId,
    score: z.number(),
    reason: openText(3, 2000),
    /** Of what the panel agreed on before, as it was seen; nought where there was nothing. */
    version: z.int().min(0).default(0),
  }),
  answer: z.object({ item: Key, score: z.number(), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.not_submitted': 409,
    'evaluation.not_in_panel': 403,
    'evaluation.access_expired': 403,
    'evaluation.assessor_mentored': 403,
    'evaluation.not_the_chair': 403,
    'evaluation.out_of_scale': 409,
    'evaluation.moderated_meanwhile': 409,
  },
})
