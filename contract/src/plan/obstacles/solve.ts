import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { Day } from '../../moment.ts'
import { openText } from '../../text.ts'

/** Says that it no longer stands in the way, since when, and what solved it. */
export const solveObstacle = endpoint({
  method: 'POST',
  path: '/plan/obstacles/:obstacleId/solve',
  access: 'plan.contribute',
  params: z.object({ obstacleId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    solvedOn: Day,
    solution: openText(5, 2000),
    paper: openText(3, 300).optional(),
  }),
  answer: z.object({ obstacleId: z.uuid(), solvedOn: z.iso.date() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_obstacle': 404,
    'plan.not_yours': 403,
    'plan.obstacle_solved': 409,
    'plan.solved_day': 409,
  },
})
