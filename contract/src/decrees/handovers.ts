import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ROLES } from '../identity/roles.ts'

/** Who left a place and is followed by nobody there, or left open work behind: shown until somebody takes over. */
export const handovers = endpoint({
  method: 'GET',
  path: '/decrees/handovers',
  access: 'decrees.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      membershipId: z.uuid(),
      name: z.string(),
      office: z.object({ code: z.string(), name: z.string() }),
      role: z.enum(ROLES),
      decree: z.string(),
      endedOn: z.iso.date(),
      /** Whether somebody holds the same place today. */
      isFollowed: z.boolean(),
      /** Requests that are still assigned to the person who left. */
      openCases: z.int(),
      /** Milestones of the plan that the office has not reported, while nobody follows. */
      openMilestones: z.int(),
    }),
  ),
  refusals: {},
})
