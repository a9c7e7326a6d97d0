import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { RoundKey } from './round-key.ts'

/** What costs most of the index, and what would be if: the scores that are known, those the region gives itself, and what is tried. */
export const gapFinder = endpoint({
  method: 'GET',
  path: '/evaluation/:year/:stage/gaps',
  access: 'evaluation.answer',
  params: RoundKey,
  /** `item:score`, separated by commas. */
  body: z.object({
    what: z
      .string()
      .max(4000)
      .regex(/^(?:[a-z0-9-]+:\d(?:\.\d{1,2})?(?:,|$))*$/)
      .default(''),
  }),
  answer: z.object({
    /** With what is known; an item without a score or self-score is reckoned with the least. */
    index: z.number(),
    /** With what is tried, by the same scorer. */
    whatIf: z.number(),
    gaps: z.array(
      z.object({
        item: z.string(),
        question: Text,
        score: z.number(),
        basis: z.enum(['scored', 'self', 'none']),
        tried: z.number().nullable(),
        gain: z.number(),
        lacks: z.array(z.object({ what: z.string(), kind: z.string().optional(), count: z.int() })),
        lateIndicator: z.boolean(),
      }),
    ),
  }),
  refusals: { 'evaluation.no_round': 404, 'evaluation.no_such_item': 404, 'evaluation.out_of_scale': 409 },
})
