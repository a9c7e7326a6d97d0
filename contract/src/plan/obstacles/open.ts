import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { endpoint } from '../../endpoint.ts'
import { OfficeCode } from '../../regions/office.ts'
import { Key, openText } from '../../text.ts'

/** Opens an obstacle of activities or of a village, and says who is to solve it. A village opens its own, an agency what holds up its activities. */
export const openObstacle = endpoint({
  method: 'POST',
  path: '/plan/obstacles',
  access: 'plan.report',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    kind: Key,
    /** What stands in the way. Nobody's name. */
    title: openText(5, 300),
    /** The owner of the first activity unless it is said; without activity one's own office. */
    owner: OfficeCode.optional(),
    activities: z.array(z.uuid()).max(50).default([]),
    area: z
      .string()
      .regex(/^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$/)
      .optional(),
  }),
  answer: z.object({ obstacleId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.unknown_code': 400,
    'plan.obstacle_about_nothing': 400,
    'plan.not_yours': 403,
    'plan.no_such_node': 404,
  },
})
