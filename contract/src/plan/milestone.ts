import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'

/** Reports that a milestone was reached elsewhere, and which paper proves it. */
export const reachMilestone = endpoint({
  method: 'POST',
  path: '/plan/milestones/:milestoneId/reach',
  access: 'plan.edit',
  params: z.object({ milestoneId: z.uuid() }),
  body: z.object({ commandId: CommandId, doneOn: Day, paper: z.string().trim().min(3).max(300) }),
  answer: z.object({ milestoneId: z.uuid(), doneOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_milestone': 404,
    'plan.milestone_in_the_future': 409,
    'plan.milestone_reached': 409,
  },
})
