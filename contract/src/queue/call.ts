import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { STATES } from './step.ts'

const COUNTER_REFUSALS = {
  ...COMMAND_REFUSALS,
  'queue.no_such_counter': 404,
  'queue.counter_closed': 409,
} as const

/** Somebody sits down at a counter, or leaves it. One person has one counter. */
export const sit = endpoint({
  method: 'POST',
  path: '/queue/counters/:counterId/sit',
  access: 'queue.serve',
  params: z.object({ counterId: z.uuid() }),
  body: z.object({ commandId: CommandId, isHere: z.boolean() }),
  answer: z.object({ counterId: z.uuid() }),
  refusals: { ...COUNTER_REFUSALS, 'queue.counter_taken': 409, 'queue.counter_busy': 409 },
})

/** Calls whoever is next in the lanes of a counter. */
export const callNext = endpoint({
  method: 'POST',
  path: '/queue/counters/:counterId/next',
  access: 'queue.serve',
  params: z.object({ counterId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({
    callId: z.uuid(),
    ticketId: z.uuid(),
    number: z.string(),
    laneId: z.uuid(),
    priority: Key.optional(),
  }),
  refusals: {
    ...COUNTER_REFUSALS,
    'queue.not_your_counter': 403,
    'queue.counter_busy': 409,
    'queue.nobody_waits': 409,
  },
})

const Listed = z.object({
  id: z.uuid(),
  number: z.string(),
  laneId: z.uuid(),
  priority: Key.nullable(),
  state: z.enum(STATES),
  /** Carried over from the day before. */
  isCarried: z.boolean(),
  waitsFrom: z.iso.datetime(),
})

/** What lies before a counter: the ticket that it serves, whether its call was shown and said, and who waits, in the order of calls. */
export const work = endpoint({
  method: 'GET',
  path: '/queue/counters/:counterId/work',
  access: 'queue.serve',
  params: z.object({ counterId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    counter: z.object({ id: z.uuid(), name: z.string(), placeId: z.uuid(), isMine: z.boolean() }),
    current: Listed.extend({
      calls: z.int(),
      calledAt: z.iso.datetime(),
      isShown: z.boolean(),
      isSpoken: z.boolean(),
    }).nullable(),
    /** The first of them. */
    waiting: z.array(Listed),
    inAll: z.int(),
    aside: z.array(Listed),
  }),
  refusals: { 'queue.no_such_counter': 404 },
})
