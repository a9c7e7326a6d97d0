import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const item = { year: z.number().int(), item: z.string(), instrument: z.string() }

export const itemAnswered = eventType(
  'evaluation.answered',
  1,
  z.object({ ...item, evidence: z.string(), selfScore: z.number() }),
)
export const mentorRecorded = eventType('evaluation.mentor_recorded', 1, z.object({ since: z.string() }))
export const itemScored = eventType(
  'evaluation.scored',
  1,
  z.object({ ...item, evidence: z.string(), score: z.number() }),
)
