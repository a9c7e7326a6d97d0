import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const place = { service: z.string(), place: z.string() }
const ticket = { ...place, lane: z.string(), number: z.string(), priority: z.string().optional() }

export const placeOpened = eventType('queue.opened', 1, z.object(place))

/** Somebody took a number: which, never who. Written by `issue_ticket`. */
export const ticketIssued = eventType('queue.issued', 1, z.object({ ...ticket, channel: z.string() }))

/** A number was called; `waited` in seconds. Written by `call_next`, and by a repetition. */
export const ticketCalled = eventType(
  'queue.called',
  1,
  z.object({ ...ticket, counter: z.string(), nth: z.int(), waited: z.int() }),
)

/** A counter did something else with a number. */
export const ticketMoved = eventType(
  'queue.moved',
  1,
  z.object({ ...ticket, step: z.string(), counter: z.string().optional(), toLane: z.string().optional() }),
)

/** A called number was served, or nobody came. `waited` is seconds until the first call, `took` from the last one to the end. */
export const ticketFinished = eventType(
  'queue.finished',
  1,
  z.object({
    ...ticket,
    outcome: z.enum(['served', 'missed']),
    counter: z.string(),
    waited: z.int(),
    took: z.int(),
    withinPromise: z.boolean(),
  }),
)

export const ticketCancelled = eventType(
  'queue.cancelled',
  1,
  z.object({ ...ticket, isDayOver: z.boolean() }),
)

export const dayEnded = eventType('queue.ended', 1, z.object({ ...place, closed: z.int(), carried: z.int() }))
