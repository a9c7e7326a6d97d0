import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const { int } = z

/** Counts only: who was given which letter stands in the list that a village brought. */
export const lettersImported = eventType(
  'letters.imported',
  1,
  z.object({ area: z.string(), rows: int(), added: int(), changed: int(), faulty: int() }),
)

export const letterErased = eventType('letters.erased', 1, z.object({ area: z.string(), reason: z.string() }))
