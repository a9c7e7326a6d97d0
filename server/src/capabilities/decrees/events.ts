import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const decreeDrafted = eventType(
  'decrees.drafted',
  1,
  z.object({ seats: z.number().int(), amends: z.string().optional() }),
)
export const decreeSubmitted = eventType(
  'decrees.submitted',
  1,
  z.object({ round: z.number().int(), version: z.number().int() }),
)
export const decreeDecided = eventType(
  'decrees.decided',
  1,
  z.object({ step: z.string(), verdict: z.enum(['passed', 'returned']), round: z.number().int() }),
)
export const decreeInForce = eventType(
  'decrees.in_force',
  1,
  z.object({
    number: z.string(),
    effectiveOn: z.string(),
    started: z.number().int(),
    ended: z.number().int(),
    waiting: z.number().int(),
  }),
)
export const decreeScanned = eventType(
  'decrees.scanned',
  1,
  z.object({ sha256: z.string(), bytes: z.number().int() }),
)
