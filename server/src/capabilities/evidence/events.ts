import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const evidenceFrozen = eventType(
  'evidence.frozen',
  1,
  z.object({
    indicator: z.string(),
    year: z.number().int(),
    sumsSha256: z.string(),
    events: z.number().int(),
    upToSeq: z.number().int(),
  }),
)
