import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Day } from '../../moment.ts'
import { OfficeCode } from '../../regions/office.ts'
import { openText } from '../../text.ts'

/** Says what is done about an obstacle and by which day; also again, when the first plan did not hold. What was said stays. */
export const planObstacle = endpoint({
  method: 'POST',
  path: '/plan/obstacles/:obstacleId/plan',
  access: 'plan.contribute',
  params: z.object({ obstacleId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    remedy: openText(5, 2000),
    dueOn: Day,
    /** Handed on to another office. */
    owner: OfficeCode.optional(),
  }),
  answer: z.object({ obstacleId: z.uuid(), dueOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_obstacle': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.obstacle_solved': 409,
    'plan.due_in_the_past': 409,
  },
})
