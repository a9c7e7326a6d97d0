import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { BOXES } from './list.ts'

/** What a list is narrowed by. No words of a search: they name people. */
export const QueueFilters = z.strictObject({
  box: z.enum(BOXES),
  service: Key.optional(),
  state: Key.optional(),
  area: z
    .string()
    .regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/)
    .optional(),
  late: z.literal(true).optional(),
  mine: z.literal(true).optional(),
})
export type QueueFilters = z.infer<typeof QueueFilters>

/** So many names fit beside the list. */
export const MOST_QUEUES = 20

/** The kept filters of this officer and the shared ones of the office, each with how many requests it holds now, counted to a hundred. */
export const workQueues = endpoint({
  method: 'GET',
  path: '/work-queues',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    queues: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        filters: QueueFilters,
        isShared: z.boolean(),
        isMine: z.boolean(),
        count: z.int(),
      }),
    ),
    limit: z.int(),
  }),
  refusals: {},
})

export const saveQueue = endpoint({
  method: 'POST',
  path: '/work-queues',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    name: openText(1, 60),
    filters: QueueFilters,
    isShared: z.boolean(),
  }),
  answer: z.object({ queueId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.too_many_queues': 409 },
})

/** Whoever kept it takes it away; a shared one anybody of the office. */
export const dropQueue = endpoint({
  method: 'POST',
  path: '/work-queues/:queueId/drop',
  access: 'cases.read',
  params: z.object({ queueId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ queueId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.no_such_queue': 404 },
})
