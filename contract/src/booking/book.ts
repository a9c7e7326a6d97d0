import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText } from '../text.ts'
import { Person } from './person.ts'
import { SITE_REFUSALS } from './place.ts'
import { TIME_REFUSALS } from './times.ts'

export const BOOKING_STATES = [
  ...(['requested', 'waiting', 'confirmed', 'checked_in', 'completed'] as const),
  ...(['rejected', 'cancelled', 'no_show'] as const),
] as const
export type BookingState = (typeof BOOKING_STATES)[number]

/** Before whoever booked: neither over nor given up. */
export const OPEN_STATES = ['requested', 'waiting', 'confirmed'] as const

const Asked = z.object({
  commandId: CommandId,
  /** Of one site, had together: a room, who teaches in it, the projector. */
  spaces: z.array(z.uuid()).min(1).max(6),
  startsAt: Moment,
  endsAt: Moment,
  purpose: Key,
  person: Person,
  heads: z.int().min(1).max(10_000),
  /** Number and date of the letter of request. */
  letter: openText(3, 120).optional(),
  /** As many weeks one after another, all or none. */
  weeks: z.int().min(1).max(12).default(1),
  /** Whether to stand in the line when it is taken. */
  mayWait: z.boolean().default(false),
})

const BOOKED = z.object({
  bookingId: z.uuid(),
  code: z.string(),
  state: z.enum(BOOKING_STATES),
  /** Rupiah of all weeks, to be paid where the regulation says; nothing is paid here. */
  fee: z.int(),
  /** The codes of all weeks, in order. */
  codes: z.array(z.string()),
})

const BOOK_REFUSALS = {
  ...COMMAND_REFUSALS,
  ...TIME_REFUSALS,
  'booking.no_such_space': 404,
  'booking.other_site': 409,
  'booking.space_closed': 409,
  'booking.no_such_purpose': 409,
  'booking.too_many_heads': 409,
  'booking.needs_letter': 409,
  'booking.too_many_open': 409,
  'booking.taken': 409,
} as const

/** Somebody books for themselves or, with the key of its own page, for a community. */
export const book = endpoint({
  method: 'POST',
  path: '/booking/bookings',
  access: 'public',
  limit: { max: 120, minutes: 10 },
  params: z.object({}),
  body: Asked.extend({ communityKey: z.string().max(200).optional() }),
  answer: BOOKED,
  refusals: {
    ...BOOK_REFUSALS,
    'booking.for_officers': 403,
    'booking.community_unknown': 409,
  },
})

/** An officer books for somebody at the counter or the telephone, also for the government. */
export const bookFor = endpoint({
  method: 'POST',
  path: '/booking/bookings/officer',
  access: 'booking.keep',
  params: z.object({}),
  body: Asked.extend({
    /** Takes the place of those who have it, where the purpose may. */
    bumps: z.boolean().default(false),
    reason: openText(10, 500).optional(),
  }),
  answer: BOOKED,
  refusals: {
    ...BOOK_REFUSALS,
    ...SITE_REFUSALS,
    'booking.bump_not_allowed': 409,
    'booking.bump_needs_reason': 409,
  },
})
