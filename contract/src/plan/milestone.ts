import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openText } from '../text.ts'

/** What proves that something happened elsewhere: which kind of paper, and its number, date or title. */
export const Proof = z.object({ paperKind: Key.optional(), paper: openText(3, 300) })

/** Reports that a milestone was reached elsewhere, and which paper proves it. It holds in every version of the plan. */
export const reachMilestone = endpoint({
  method: 'POST',
  path: '/plan/milestones/:milestoneId/reach',
  access: 'plan.contribute',
  params: z.object({ milestoneId: z.uuid() }),
  body: Proof.extend({ commandId: CommandId, doneOn: Day }),
  answer: z.object({ milestoneId: z.uuid(), doneOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_milestone': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.milestone_in_the_future': 409,
    'plan.milestone_reached': 409,
  },
})
