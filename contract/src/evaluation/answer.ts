import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

/** The region answers an item. Without frozen evidence there is no answer. */
export const answer = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/items/:item/answer',
  access: 'evaluation.answer',
  params: RoundKey.extend({ item: Key }),
  body: z.object({
    commandId: CommandId,
    answer: openText(1, 4000),
    /** On the scale of the round's instrument. */
    selfScore: z.number(),
    evidenceIds: z.array(z.uuid()).min(1).max(20),
    /** The version that was seen; another hand's change is not written over. */
    version: z.int().optional(),
  }),
  answer: z.object({ item: Key, version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.round_closed': 409,
    'evaluation.submitted_already': 409,
    'evaluation.out_of_scale': 409,
    'evaluation.evidence_missing': 409,
    'evaluation.evidence_of_another_year': 409,
    'evaluation.evidence_withdrawn': 409,
    'evaluation.changed': 409,
  },
})
