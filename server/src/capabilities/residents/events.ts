import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const { int } = z

/** Counts only: who came, moved or died stands in the list that a village brought. */
export const residentsImported = eventType(
  'residents.imported',
  1,
  z.object({ area: z.string(), rows: int(), added: int(), changed: int(), left: int(), faulty: int() }),
)

export const residentErased = eventType(
  'residents.erased',
  1,
  z.object({ area: z.string(), reason: z.string() }),
)
