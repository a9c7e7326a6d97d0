import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

/** A parcel of the other side was applied. What it says is told by what it changed. */
export const parcelTaken = eventType(
  'exchange.taken',
  1,
  z.object({ kind: z.string(), number: z.number().int(), hash: z.string() }),
)
