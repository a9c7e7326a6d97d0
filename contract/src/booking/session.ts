import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText } from '../text.ts'
import { Person } from './person.ts'
import { SITE_REFUSALS } from './place.ts'

export const SESSION_STATUSES = ['open', 'closed', 'cancelled'] as const

/** What may go wrong wherever a seat is asked for. */
export const SEAT_REFUSALS = {
  'booking.full': 409,
  'booking.session_closed': 409,
  'booking.session_unknown': 404,
  'booking.taken_already': 409,
} as const

/** The seats that a class or an event of a site has. */
export const SEATS = 'kursi'

/** A class or an event is put on, or changed. With spaces (a room, a trainer, tools) those are held for it. */
export const holdClass = endpoint({
  method: 'POST',
  path: '/booking/sites/:siteId/sessions',
  access: 'booking.keep',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    sessionId: z.uuid().optional(),
    title: openText(3, 120),
    about: openText(0, 2000),
    /** Who gives it, as everybody may read. */
    givenBy: openText(0, 120),
    startsAt: Moment,
    endsAt: Moment,
    seats: z.int().min(1).max(10_000),
    spaces: z.array(z.uuid()).max(6).default([]),
  }),
  answer: z.object({ sessionId: z.uuid() }),
  refusals: {
    ...SITE_REFUSALS,
    'booking.session_unknown': 404,
    'booking.session_closed': 409,
    'booking.no_such_space': 404,
    'booking.range_wrong': 409,
    'booking.in_past': 409,
    'booking.too_long': 409,
    'booking.too_many_heads': 409,
    'booking.seats_below_taken': 409,
    'booking.taken': 409,
  },
})

/** A class takes no more, or is called off with a reason: everybody who has a seat reads it. */
export const endClass = endpoint({
  method: 'POST',
  path: '/booking/sessions/:sessionId/end',
  access: 'booking.keep',
  params: z.object({ sessionId: z.uuid() }),
  body: z.discriminatedUnion('status', [
    z.object({ commandId: CommandId, status: z.literal('closed') }),
    z.object({ commandId: CommandId, status: z.literal('cancelled'), reason: openText(3, 300) }),
  ]),
  answer: z.object({ sessionId: z.uuid() }),
  refusals: { ...SITE_REFUSALS, 'booking.session_unknown': 404, 'booking.session_closed': 409 },
})

const ClassShown = z.object({
  ...{ id: z.uuid(), siteId: z.uuid(), site: z.string(), title: z.string(), about: z.string() },
  ...{ givenBy: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() },
  ...{ status: z.enum(SESSION_STATUSES), reason: z.string().nullable(), seats: z.int(), taken: z.int() },
})

/** Classes and events that are to come, for everybody. */
export const classes = endpoint({
  method: 'GET',
  path: '/booking/classes',
  access: 'public',
  params: z.object({}),
  body: z.object({ service: Key.optional(), siteId: z.uuid().optional() }),
  answer: z.array(ClassShown),
  refusals: {},
})

/** A seat of a class for somebody. Of two hundred who ask at once exactly as many have one as there are. */
export const joinClass = endpoint({
  method: 'POST',
  path: '/booking/classes/:sessionId/seats',
  access: 'public',
  // A school stands behind one address.
  limit: { max: 1000, minutes: 10 },
  params: z.object({ sessionId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    person: Person,
    /** Whether to stand in the line when no seat is left. */
    mayWait: z.boolean().default(false),
  }),
  answer: z.object({
    ...{ bookingId: z.uuid(), code: z.string(), state: z.enum(['confirmed', 'waiting']) },
    /** 1, 2, 3… within the class; nothing in the line. */
    order: z.int().nullable(),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...SEAT_REFUSALS,
    'booking.too_many_seats': 409,
    'booking.missed_too_often': 409,
  },
})
