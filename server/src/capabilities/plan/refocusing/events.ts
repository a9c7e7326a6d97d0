import { z } from 'zod'
import { eventType } from '../../../kernel/log.ts'

export const refocused = eventType(
  'plan.refocused',
  1,
  z.object({
    ...{ year: z.number(), decidedOn: z.string(), before: z.number(), cut: z.number() },
    ...{ activities: z.number(), paperKind: z.string().optional() },
  }),
)
