import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'

/** Open for answers; closed, because the time went by; handed in; published by letter. */
export const ROUND_STATES = ['open', 'closed', 'submitted', 'published'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const RoundSummary = z.object({
  year: z.int(),
  stage: z.int(),
  instrument: z.string(),
  state: z.enum(ROUND_STATES),
  closesAt: z.iso.datetime(),
  letterNumber: z.string().nullable(),
  letterOn: z.iso.date().nullable(),
  rankGroup: z.string(),
  index: z.number().nullable(),
  /** By the round's own instrument: aspects of two years may differ. */
  aspects: z.array(z.object({ key: z.string(), label: OwnText, score: z.number() })),
  dimensions: z.array(z.object({ key: z.string(), label: OwnText, score: z.number() })),
})
export type RoundSummary = z.infer<typeof RoundSummary>

/** Every round of the region, the newest first, and what sources outside tell of years before. */
export const rounds = endpoint({
  method: 'GET',
  path: '/evaluation',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    rounds: z.array(RoundSummary),
    told: z.array(z.object({ year: z.int(), index: z.number(), source: z.string() })),
  }),
  refusals: {},
})
