import { z } from 'zod'

/** Which round: its year, and the first or the second stage of it. */
export const RoundKey = z.object({
  year: z.coerce.number().int().min(2017).max(2100),
  stage: z.coerce.number().int().min(1).max(2),
})
export type RoundKey = z.infer<typeof RoundKey>

/** What every step of a round can be refused with: there is none, or it came too late. */
export const ROUND_REFUSALS = { 'evaluation.no_round': 404, 'evaluation.published_already': 409 } as const
