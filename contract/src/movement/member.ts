import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { MemberCode, STANDINGS, StepView } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** A published result of a yearly evaluation. A rank says something only within its group. */
export const ResultView = z.object({
  year: z.int(),
  index: z.number(),
  group: OwnText.nullable(),
  rank: z.int().nullable(),
  groupSize: z.int().nullable(),
  source: z.string(),
})

/** One regency or city with everything that is known of it in the movement, the oldest first. */
export const member = endpoint({
  method: 'GET',
  path: '/movement/members/:member',
  access: 'public',
  params: z.object({ member: MemberCode }),
  body: z.object({}),
  answer: z.object({
    code: z.string(),
    name: z.string(),
    province: z.object({ code: z.string(), name: z.string() }),
    standing: z.enum(STANDINGS),
    steps: z.array(StepView),
    results: z.array(ResultView),
  }),
  refusals: { ...CENTRE_REFUSALS, 'movement.unknown_member': 404 },
})
