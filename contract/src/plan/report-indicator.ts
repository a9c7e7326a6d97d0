import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Proof } from './milestone.ts'
import { PlanYear } from './nodes.ts'

/** Reports a year's value of an indicator that the platform does not compute. A correction is a later report. */
export const reportIndicator = endpoint({
  method: 'POST',
  path: '/plan/indicators/:indicatorId/report',
  access: 'plan.contribute',
  params: z.object({ indicatorId: z.uuid() }),
  body: Proof.extend({ commandId: CommandId, year: PlanYear, value: z.number() }),
  answer: z.object({ indicatorId: z.uuid(), year: z.int(), value: z.number() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_indicator': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.computed_already': 409,
    'plan.year_in_the_future': 409,
    'plan.year_outside_plan': 409,
  },
})
