import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { Progress } from './progress.ts'

export const PlanStanding = z.object({
  title: OwnText,
  status: z.string(),
  isSample: z.boolean(),
  regulation: z.string().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  year: z.int(),
  progress: Progress,
  dimensions: z.array(z.object({ key: z.string(), name: z.string(), progress: Progress })),
  /** Dimensions without any activity. */
  missing: z.array(z.string()),
})
export type PlanStanding = z.infer<typeof PlanStanding>

/** How the adopted plan stands, for everybody; nothing while none was adopted. */
export const publicStanding = endpoint({
  method: 'GET',
  path: '/plan/standing',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({ standing: PlanStanding.nullable() }),
  refusals: {},
})
