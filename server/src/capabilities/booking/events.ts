import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const site = { service: z.string(), area: z.string() }

export const siteOpened = eventType('booking.site_opened', 1, z.object(site))

export const spaceChanged = eventType(
  'booking.space_changed',
  1,
  z.object({ ...site, kind: z.string(), isClosed: z.boolean(), openHoursPerWeek: z.number() }),
)

/** A day of a space is over: minutes that it was open, and those of them in which it was booked or a class was held. */
export const dayCounted = eventType(
  'booking.day',
  1,
  z.object({ ...site, kind: z.string(), day: z.string(), open: z.int(), booked: z.int() }),
)

export const spanClosed = eventType('booking.closed', 1, z.object({ ...site, hours: z.number() }))
export const spanOpened = eventType('booking.opened_again', 1, z.object(site))

export const sessionPut = eventType(
  'booking.session',
  1,
  z.object({
    service: z.string(),
    status: z.string(),
    seats: z.int(),
    isPublic: z.boolean(),
    isNew: z.boolean(),
  }),
)

/** Somebody has a seat, or has none any more. */
export const seatTaken = eventType(
  'booking.seat',
  1,
  z.object({ service: z.string(), channel: z.string(), seats: z.int() }),
)
export const seatGivenUp = eventType(
  'booking.seat_given_up',
  1,
  z.object({ service: z.string(), seats: z.int() }),
)

/**
 * One booking: what became of it. `hours` are those booked, of all its spaces; `isNew` is true for the first of somebody in a year, so
 * that people are counted and nobody is told.
 */
export const bookingChanged = eventType(
  'booking.changed',
  1,
  z.object({
    ...{ service: z.string(), state: z.string(), before: z.string().optional() },
    purpose: z.string().optional(),
    ...{ heads: z.int(), hours: z.number(), isNew: z.boolean(), isWalkIn: z.boolean(), isSeat: z.boolean() },
    ...{ isCommunity: z.boolean(), isBumped: z.boolean() },
    /** Why the house ended it; nothing where whoever booked, or the clock, did. */
    cause: z.string().optional(),
  }),
)

/** Paid at the counter, of what was due; and that it was a mistake or given back. */
export const paid = eventType('booking.paid', 1, z.object({ ...site, rupiah: z.int(), due: z.int() }))
export const paymentTakenBack = eventType('booking.payment_back', 1, z.object({ ...site, rupiah: z.int() }))

export const holderErased = eventType('booking.holder_erased', 1, z.object({ reason: z.string() }))

export const workShown = eventType(
  'booking.work',
  1,
  z.object({ service: z.string(), isShown: z.boolean(), subsector: z.string().optional() }),
)
