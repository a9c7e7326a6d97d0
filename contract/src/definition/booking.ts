import { z } from 'zod'
import { Key, Text } from '../text.ts'
import { twice } from './problems-twice.ts'

/** What can be booked: a place where people sit, a tool, somebody who gives lessons. Only in a place do heads count. */
const SpaceKind = z.strictObject({ key: Key, title: Text, is: z.enum(['place', 'tool', 'person']) })

/** What somebody comes for. */
const Purpose = z.strictObject({
  key: Key,
  title: Text,
  /** No tariff of a space is asked for it. */
  isFree: z.boolean(),
  /** Its request names a letter, and a person decides on it. */
  needsLetter: z.boolean().default(false),
  /** May take the place of others, by the rule of `bumpNotice`; only an officer books it. */
  isGovernment: z.boolean().default(false),
  source: z.string(),
})

/** A service that people book places, things or seats of. */
export const BookingUse = z.strictObject({
  /** Opens sites and sees all of them: an office of the region. Each site is kept by an office of its own. */
  overseer: Key,
  kinds: z.array(SpaceKind).min(1),
  purposes: z.array(Purpose).min(1),
  /** The seats of its classes and events. */
  seats: Text,
  /** What kinds of craft or trade those who come may say they are of; never asked by force. */
  subsectors: z.array(z.strictObject({ key: Key, title: Text })).default([]),
  subsectorsSource: z.string().optional(),
  /** Minutes of one booking, and days that one may be made ahead. */
  longest: z.int().min(15).max(1440),
  ahead: z.int().min(1).max(366),
  /** How many one person, and one community, may have before them at once. */
  openAtOnce: z.int().min(1),
  openOfCommunity: z.int().min(1),
  /** Minutes after its beginning from which whoever did not come is missed, and somebody else may have the place. */
  missedAfter: z.int().min(5),
  /** From so many missed within so many days a person decides on the next. */
  noShows: z.strictObject({ count: z.int().min(1), days: z.int().min(1) }),
  /**
   * Of classes and events: how many seats one person may have before them at once, and from how many missed within how many days they get no
   * more until those days are over. Left out, nothing is limited.
   */
  classes: z
    .strictObject({
      atOnce: z.int().min(1),
      noShows: z.strictObject({ count: z.int().min(1), days: z.int().min(1) }),
    })
    .optional(),
  /** Hours before a confirmed booking from which the government takes its place only with a written reason. */
  bumpNotice: z.int().min(0),
  /** What is said to whoever gives name and number. */
  consent: Text,
  /** Where these rules were read. */
  source: z.string(),
})
export type BookingUse = z.infer<typeof BookingUse>

export function problemsInBooking({ kinds, purposes, subsectors, subsectorsSource }: BookingUse): string[] {
  return [
    ...twice(
      'booking.kinds',
      kinds.map(({ key }) => key),
    ),
    ...twice(
      'booking.purposes',
      purposes.map(({ key }) => key),
    ),
    ...twice(
      'booking.subsectors',
      subsectors.map(({ key }) => key),
    ),
    ...(subsectors.length && !subsectorsSource
      ? ['booking.subsectorsSource: says not where the list was read.']
      : []),
  ]
}
