import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, Text } from '../text.ts'
import { download } from '../transfer.ts'
import { FeedKey } from './own.ts'

const UNKNOWN_SITE = { 'booking.no_such_site': 404 } as const

/** What is free and what is not, of every space of a site, up to a month; nobody's name and no purpose. */
export const freeTimes = endpoint({
  method: 'GET',
  path: '/booking/sites/:siteId/free',
  access: 'public',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({ from: Day.optional(), days: z.coerce.number().int().min(1).max(31).default(1) }),
  answer: z.object({
    ...{ from: z.iso.date(), today: z.iso.date(), zone: z.string(), site: z.string() },
    spaces: z.array(
      z.object({
        ...{ id: z.uuid(), name: z.string(), kindTitle: Text, is: z.enum(['place', 'tool', 'person']) },
        capacity: z.int(),
        days: z.array(
          z.object({
            day: z.iso.date(),
            slots: z.array(
              z.object({
                ...{ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() },
                is: z.enum(['free', 'taken', 'class', 'closed', 'past']),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
  refusals: UNKNOWN_SITE,
})

const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
export const DAY_STATES = ['free', 'partly', 'full', 'closed', 'past'] as const

/** How free each day of a month is: of a whole place, or of one space of it. */
export const freeMonth = endpoint({
  method: 'GET',
  path: '/booking/sites/:siteId/month',
  access: 'public',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({ month: Month.optional(), space: z.uuid().optional() }),
  answer: z.object({
    ...{ month: Month, today: z.iso.date(), site: z.string(), space: z.uuid().nullable() },
    spaces: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** `left` of `all` slots that are still to come are free. */
    days: z.array(z.object({ day: z.iso.date(), is: z.enum(DAY_STATES), left: z.int(), all: z.int() })),
  }),
  refusals: { ...UNKNOWN_SITE, 'booking.no_such_space': 404 },
})

/** Who used how much of a service in a month, by purpose: only counts, and none of fewer than five people. */
export const fairness = endpoint({
  method: 'GET',
  path: '/booking/use/:service',
  access: 'public',
  params: z.object({ service: Key }),
  body: z.object({
    month: Month.optional(),
  }),
  answer: z.object({
    month: z.string(),
    openHours: z.number(),
    purposes: z.array(
      z.object({
        ...{ purpose: Text, people: z.int().nullable(), bookings: z.int().nullable() },
        hours: z.number().nullable(),
      }),
    ),
    /** Out of ten bookings that were over: how many nobody came to; nothing while there are fewer than ten. */
    missedPercent: z.number().nullable(),
    byCommunities: z.int().nullable(),
    /** By the creative trade that communities named; one that named two is counted in both. */
    subsectors: z.array(
      z.object({ key: Key, title: Text, communities: z.int().nullable(), bookings: z.int().nullable() }),
    ),
  }),
  refusals: { 'booking.no_such_service': 404 },
})

/** What a space is taken for, as iCalendar (RFC 5545): busy times only, and classes by their names. */
export const spaceFeed = download({
  path: '/booking/calendar/spaces/:spaceId',
  access: 'public',
  params: z.object({ spaceId: z.uuid() }),
  query: z.object({}),
  refusals: { 'booking.no_such_space': 404 },
})

/** Somebody's own bookings, behind a secret address. */
export const ownFeed = download({
  path: '/booking/calendar/own/:feedKey',
  access: 'public',
  params: z.object({ feedKey: FeedKey }),
  query: z.object({}),
  refusals: { 'booking.no_such_calendar': 404 },
})
