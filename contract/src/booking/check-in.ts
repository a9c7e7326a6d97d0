import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'

/** Minutes before its beginning from which somebody may come in. */
export const EARLIEST = 60

/** Of every step with one booking. */
export const ONE_REFUSALS = {
  ...COMMAND_REFUSALS,
  'booking.no_such_booking': 404,
  'booking.not_your_site': 403,
  'booking.over': 409,
} as const

/** Somebody came: by the code that they show, also as a QR, or from the list of the day. Told later by a device, it is believed when it happened. */
export const checkIn = endpoint({
  method: 'POST',
  path: '/booking/check-in',
  access: 'booking.keep',
  params: z.object({}),
  body: z.object({ commandId: CommandId, code: z.string().trim().max(40), occurredAt: Moment }),
  answer: z.object({ bookingId: z.uuid(), heads: z.int(), isLate: z.boolean() }),
  refusals: { ...ONE_REFUSALS, 'booking.too_early': 409, 'booking.not_confirmed': 409 },
})
