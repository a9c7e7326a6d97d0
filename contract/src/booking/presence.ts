import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText, Text } from '../text.ts'
import { BOOKING_STATES } from './book.ts'
import { ONE_REFUSALS } from './check-in.ts'
import { Person } from './person.ts'
import { SITE_REFUSALS } from './place.ts'

/** Somebody left: what is left of their time is free. */
export const checkOut = endpoint({
  method: 'POST',
  path: '/booking/check-out',
  access: 'booking.keep',
  params: z.object({}),
  body: z.object({ commandId: CommandId, code: z.string().trim().max(40), occurredAt: Moment }),
  answer: z.object({ bookingId: z.uuid() }),
  refusals: { ...ONE_REFUSALS, 'booking.not_here': 409 },
})

/** Approved, rejected with a reason, or called off by the house with a reason. */
export const decideBooking = endpoint({
  method: 'POST',
  path: '/booking/bookings/:bookingId/decide',
  access: 'booking.keep',
  params: z.object({ bookingId: z.uuid() }),
  body: z.discriminatedUnion('decision', [
    z.object({ commandId: CommandId, decision: z.literal('approve') }),
    z.object({
      ...{ commandId: CommandId, decision: z.enum(['reject', 'cancel']), reason: openText(3, 300) },
    }),
  ]),
  answer: z.object({ bookingId: z.uuid(), state: z.enum(BOOKING_STATES) }),
  refusals: { ...ONE_REFUSALS, 'booking.decided_already': 409 },
})

/** Whoever has not come is missed, from the minutes on that the service gives; the place is free. */
export const markMissed = endpoint({
  method: 'POST',
  path: '/booking/bookings/:bookingId/missed',
  access: 'booking.keep',
  params: z.object({ bookingId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ bookingId: z.uuid() }),
  refusals: { ...ONE_REFUSALS, 'booking.not_missed_yet': 409 },
})

/** Somebody stands at the door without a booking and has the place now, also that of whoever is missed. */
export const walkIn = endpoint({
  method: 'POST',
  path: '/booking/walk-ins',
  access: 'booking.keep',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    spaces: z.array(z.uuid()).min(1).max(6),
    endsAt: Moment,
    purpose: Key,
    person: Person,
    heads: z.int().min(1).max(10_000),
  }),
  answer: z.object({ bookingId: z.uuid(), code: z.string(), fee: z.int() }),
  refusals: {
    ...SITE_REFUSALS,
    'booking.no_such_space': 404,
    'booking.other_site': 409,
    'booking.space_closed': 409,
    'booking.no_such_purpose': 409,
    'booking.too_many_heads': 409,
    'booking.range_wrong': 409,
    'booking.too_long': 409,
    'booking.outside_hours': 409,
    'booking.taken': 409,
  },
})

const Item = z.object({
  ...{ bookingId: z.uuid(), code: z.string(), state: z.enum(BOOKING_STATES), purpose: Text.nullable() },
  ...{ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), things: z.array(z.string()), heads: z.int() },
  ...{ isCommunity: z.boolean(), isWalkIn: z.boolean(), letter: z.string().nullable(), fee: z.int() },
  /** What was paid at the counter. */
  paid: z.object({ rupiah: z.int(), receipt: z.string() }).nullable(),
})

/** Everybody who comes on a day, with name and the end of the number; the look is recorded. */
export const dayOfSite = endpoint({
  method: 'GET',
  path: '/booking/sites/:siteId/day',
  access: 'booking.keep',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({ day: z.iso.date().optional() }),
  answer: z.object({
    day: z.iso.date(),
    site: z.string(),
    missedAfter: z.int(),
    items: z.array(
      Item.extend({ name: z.string().nullable(), phoneEnd: z.string().nullable(), isMissed: z.boolean() }),
    ),
    /** What waits for a decision, of any day to come; without names. */
    requests: z.array(Item),
  }),
  refusals: { 'booking.no_such_site': 404, 'booking.not_your_site': 403 },
})

/** Destroys who booked, on a ground of the law: nobody can say it any more. What was booked stays, and is counted. */
export const eraseBooker = endpoint({
  method: 'POST',
  path: '/booking/bookings/:bookingId/erase',
  access: 'booking.keep',
  params: z.object({ bookingId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ bookingId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'booking.no_such_booking': 404,
    'booking.not_your_site': 403,
    'booking.still_open': 409,
    'booking.holder_erased': 409,
  },
})
