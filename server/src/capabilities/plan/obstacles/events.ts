import { z } from 'zod'
import { eventType } from '../../../kernel/log.ts'

const about = { kind: z.string(), owner: z.string(), activities: z.number(), area: z.string().optional() }

export const obstacleOpened = eventType('plan.obstacle_opened', 1, z.object(about))
export const obstaclePlanned = eventType(
  'plan.obstacle_planned',
  1,
  z.object({ ...about, dueOn: z.string() }),
)
export const obstacleSolved = eventType(
  'plan.obstacle_solved',
  1,
  z.object({ ...about, openedOn: z.string(), solvedOn: z.string(), dueOn: z.string().optional() }),
)
