import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const instrumentBrought = eventType(
  'instruments.brought',
  1,
  z.object({ kind: z.string(), key: z.string(), version: z.number().int() }),
)
export const instrumentReleased = eventType(
  'instruments.released',
  1,
  z.object({ kind: z.string(), key: z.string(), version: z.number().int() }),
)
