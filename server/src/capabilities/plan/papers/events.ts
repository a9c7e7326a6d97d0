import { z } from 'zod'
import { eventType } from '../../../kernel/log.ts'

export const paperAttached = eventType(
  'plan.paper_attached',
  1,
  z.object({
    ...{ report: z.string(), reportId: z.string(), paperKind: z.string(), paperOn: z.string() },
    ...{ sha256: z.string(), bytes: z.number() },
  }),
)
export const paperWithdrawn = eventType(
  'plan.paper_withdrawn',
  1,
  z.object({ report: z.string(), reportId: z.string(), sha256: z.string() }),
)
