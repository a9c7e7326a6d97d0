import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { openText } from '../../text.ts'
import { Proof } from '../milestone.ts'
import { PlanYear } from '../nodes.ts'

export const Quarter = z.int().min(1).max(4)

/** Reports what an activity spent in a quarter, with its paper; nought says that nothing was. A correction is a later report. */
export const reportRealisation = endpoint({
  method: 'POST',
  path: '/plan/activities/:activityId/realisation',
  access: 'plan.contribute',
  params: z.object({ activityId: z.uuid() }),
  body: Proof.extend({
    commandId: CommandId,
    year: PlanYear,
    quarter: Quarter,
    /** Whole rupiah of this quarter alone; ten trillion, more than a province spends in a year, is a slip. */
    spent: z.int().min(0).max(10_000_000_000_000),
    note: openText(3, 1000).optional(),
  }),
  answer: z.object({ activityId: z.uuid(), year: z.int(), quarter: z.int(), spent: z.number() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_node': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.quarter_in_the_future': 409,
    'plan.year_outside_plan': 409,
  },
})
