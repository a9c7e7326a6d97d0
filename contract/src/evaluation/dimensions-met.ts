import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText, Text } from '../text.ts'
import { RoundKey } from './round-key.ts'

/** The six-dimension rule for a round: which dimension is not met, and what is missing. */
export const dimensionsMet = endpoint({
  method: 'GET',
  path: '/evaluation/:year/:stage/dimensions',
  access: 'plan.read',
  params: RoundKey,
  body: z.object({}),
  answer: z.object({
    instrument: z.string(),
    isMet: z.boolean(),
    dimensions: z.array(
      z.object({
        key: z.string(),
        label: OwnText,
        isMet: z.boolean(),
        lacks: z.array(
          z.object({
            what: z.enum(['activity', 'answer', 'evidence', 'kind']),
            question: Text.nullable(),
            kind: z.string().nullable(),
            count: z.int(),
          }),
        ),
      }),
    ),
  }),
  refusals: { 'evaluation.no_round': 404 },
})
