import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { RoundKey } from './round-key.ts'

/** A first draft of an answer: what the indicator of the item says of the year, and what agencies have said. Nothing is saved. */
export const prefill = endpoint({
  method: 'GET',
  path: '/evaluation/:year/:stage/items/:item/prefill',
  access: 'evaluation.answer',
  params: RoundKey.extend({ item: Key }),
  body: z.object({}),
  answer: z.object({
    /** In Indonesian, the language of the answers; empty when nothing is known. */
    draft: z.string(),
    /** The figure's value, in the unit of its indicator; null when nothing happened. */
    value: z.number().nullable(),
    events: z.int(),
  }),
  refusals: { 'evaluation.no_round': 404, 'evaluation.no_such_item': 404 },
})
