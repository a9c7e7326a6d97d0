import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'
import { BOOKING_STATES } from './book.ts'

const Code = z.string().trim().max(40)
/** Made by the browser that keeps it; whoever has it reads the calendar. */
export const FeedKey = z.string().regex(/^[\w-]{32,64}$/)

const GUESSING = { max: 60, minutes: 10 }
const UNKNOWN = { 'booking.no_such_booking': 404 } as const

/** What a code tells whoever has it: the booking, and nobody's name. */
export const ownBooking = endpoint({
  method: 'GET',
  path: '/booking/own',
  access: 'public',
  limit: GUESSING,
  params: z.object({}),
  body: z.object({ code: Code }),
  answer: z.object({
    ...{ bookingId: z.uuid(), code: z.string(), service: Key, serviceTitle: Text, siteId: z.uuid() },
    ...{ site: z.string(), address: z.string(), things: z.array(z.string()), heads: z.int(), fee: z.int() },
    ...{ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), state: z.enum(BOOKING_STATES) },
    /** Rupiah that were paid at the place. */
    paid: z.int().nullable(),
    purpose: Text.nullable(),
    reason: z.string().nullable(),
    /** Within a class: 1, 2, 3… */
    order: z.int().nullable(),
    /** How many asked for the same before, while it waits. */
    ahead: z.int().nullable(),
    mayCancel: z.boolean(),
    isInCalendar: z.boolean(),
  }),
  refusals: UNKNOWN,
})

/** Whoever booked comes not: the place is free for the next in line. */
export const cancelOwn = endpoint({
  method: 'POST',
  path: '/booking/own/cancel',
  access: 'public',
  limit: GUESSING,
  params: z.object({}),
  body: z.object({ commandId: CommandId, code: Code }),
  answer: z.object({ code: z.string() }),
  refusals: { ...COMMAND_REFUSALS, ...UNKNOWN, 'booking.over': 409 },
})

/** A booking comes into the calendar behind a secret address; one calendar may hold many. */
export const addToCalendar = endpoint({
  method: 'POST',
  path: '/booking/own/calendar',
  access: 'public',
  limit: GUESSING,
  params: z.object({}),
  body: z.object({ commandId: CommandId, code: Code, feedKey: FeedKey }),
  answer: z.object({ code: z.string() }),
  refusals: { ...COMMAND_REFUSALS, ...UNKNOWN },
})
