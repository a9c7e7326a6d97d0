import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Day } from '../../moment.ts'
import { openText } from '../../text.ts'
import { Proof } from '../milestone.ts'
import { RefocusingRule } from './what-if.ts'

/** Takes money from activities, as was decided elsewhere on a day, with its paper. The plan stays as adopted; what is left of it shrinks. */
export const refocus = endpoint({
  method: 'POST',
  path: '/plan/refocusing',
  access: 'plan.edit',
  params: z.object({}),
  body: RefocusingRule.extend(Proof.shape).extend({
    commandId: CommandId,
    decidedOn: Day,
    reason: openText(5, 2000),
    /** What the what-if said that it takes: when something changed meanwhile it is refused. */
    cut: z.int().positive().max(Number.MAX_SAFE_INTEGER),
  }),
  answer: z.object({ refocusingId: z.uuid(), cut: z.number(), activities: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.none': 404,
    'plan.unknown_code': 400,
    'plan.refocusing_nothing': 409,
    'plan.refocusing_in_the_future': 409,
    'plan.refocusing_outside_plan': 409,
    'plan.year_outside_plan': 409,
    'plan.changed': 409,
  },
})
