import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** An assessor of the panel scores what was handed in, having seen exactly this evidence. */
export const score = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/items/:item/score',
  access: 'evaluation.score',
  params: RoundKey.extend({ item: Key }),
  body: z.object({
    commandId: CommandId,
    score: z.number(),
    note: openText(1, 4000),
    /** The version of the answer that was read. */
    version: z.int(),
  }),
  answer: z.object({ item: Key, score: z.number() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.not_submitted': 409,
    'evaluation.not_answered': 409,
    'evaluation.evidence_withdrawn': 409,
    'evaluation.changed': 409,
    'evaluation.out_of_scale': 409,
    'evaluation.not_in_panel': 403,
    'evaluation.access_expired': 403,
    'evaluation.assessor_mentored': 403,
  },
})
