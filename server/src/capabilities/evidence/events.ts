import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const evidenceFrozen = eventType(
  'evidence.frozen',
  1,
  z.object({
    indicator: z.string(),
    year: z.number().int(),
    sumsSha256: z.string(),
    /** Absent where the figures hide their total. */
    events: z.number().int().optional(),
    upToSeq: z.number().int(),
  }),
)

export const paperFrozen = eventType(
  'evidence.paper_frozen',
  1,
  z.object({ kind: z.string(), year: z.number().int(), sumsSha256: z.string(), masked: z.number().int() }),
)
export const evidenceWithdrawn = eventType(
  'evidence.withdrawn',
  1,
  z.object({ kind: z.string(), year: z.number().int(), sumsSha256: z.string() }),
)
