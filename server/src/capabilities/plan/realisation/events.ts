import { z } from 'zod'
import { eventType } from '../../../kernel/log.ts'

export const realisationReported = eventType(
  'plan.realisation_reported',
  1,
  z.object({ year: z.number(), quarter: z.number(), spent: z.number(), paperKind: z.string().optional() }),
)
