import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'

const PAYMENT_REFUSALS = {
  ...COMMAND_REFUSALS,
  'booking.no_such_booking': 404,
  'booking.not_your_site': 403,
} as const

/** What is due was paid at the counter, and a receipt given; money itself is in nobody's hands here. */
export const markPaid = endpoint({
  method: 'POST',
  path: '/booking/bookings/:bookingId/paid',
  access: 'booking.keep',
  params: z.object({ bookingId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    rupiah: z.int().min(1).max(1_000_000_000),
    receipt: openText(1, 60),
  }),
  answer: z.object({ bookingId: z.uuid(), rupiah: z.int() }),
  refusals: {
    ...PAYMENT_REFUSALS,
    'booking.not_confirmed': 409,
    'booking.over': 409,
    'booking.nothing_due': 409,
    'booking.more_than_due': 409,
    'booking.paid_already': 409,
    'booking.receipt_taken': 409,
  },
})

/** It was a mistake, or the money was given back. */
export const takePaymentBack = endpoint({
  method: 'POST',
  path: '/booking/bookings/:bookingId/paid/back',
  access: 'booking.keep',
  params: z.object({ bookingId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(3, 200) }),
  answer: z.object({ bookingId: z.uuid() }),
  refusals: { ...PAYMENT_REFUSALS, 'booking.not_paid': 409 },
})
