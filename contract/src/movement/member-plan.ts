import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AdoptedActivity, AdoptedHead } from '../plan/adopted.ts'
import { MemberCode } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** What a dimension of a plan holds: how many activities by element, and whole rupiah by year and source. */
export const PlanBranch = z.object({
  key: z.string(),
  activities: z.int(),
  elements: z.record(z.string(), z.int()),
  budget: z.array(z.object({ year: z.int(), source: z.string(), amount: z.int() })),
})
export type PlanBranch = z.infer<typeof PlanBranch>

/**
 * The plan that a region adopted, as it told it: for the ministry, and for a province of its own regions. With `dimension` the
 * activities of that one too. Nothing while none was adopted or told.
 */
export const memberPlan = endpoint({
  method: 'GET',
  path: '/movement/members/:member/plan',
  access: 'movement.read',
  params: z.object({ member: MemberCode }),
  body: z.object({ dimension: z.string().max(120).optional() }),
  answer: z.object({
    member: z.object({ code: z.string(), name: z.string() }),
    plan: z
      .object({
        head: AdoptedHead,
        takenAt: z.iso.datetime(),
        branches: z.array(PlanBranch),
        activities: z.array(AdoptedActivity).nullable(),
      })
      .nullable(),
  }),
  refusals: { ...CENTRE_REFUSALS, 'movement.unknown_member': 404, 'movement.not_your_province': 403 },
})
