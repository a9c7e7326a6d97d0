import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText, Text } from '../text.ts'

/** Of whatever an officer does at a site: it is one of the office, or of the service that the office oversees. */
export const SITE_REFUSALS = {
  ...COMMAND_REFUSALS,
  'booking.no_such_site': 404,
  'booking.not_your_site': 403,
} as const

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** Seven days from Monday; within a day in order and apart. */
export const OpeningHours = z
  .array(z.array(z.tuple([Clock, Clock])).max(4))
  .length(7)
  .refine((days) =>
    days.every((day) =>
      day.every(
        ([opens, closes], nth) => opens < closes && (nth === 0 || (day[nth - 1]?.[1] ?? '') <= opens),
      ),
    ),
  )

/** Rupiah for an hour by purpose; a purpose that is free in the service costs nothing wherever it is. */
export const Tariffs = z.object({
  rupiah: z.record(Key, z.int().min(0).max(100_000_000)),
  /** The regulation that says so. */
  source: z.string().max(300),
})

/** A house with places in it is opened, by the office that oversees the service; the office that is named keeps it. */
export const openSite = endpoint({
  method: 'POST',
  path: '/booking/sites',
  access: 'booking.oversee',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    service: Key,
    name: openText(3, 120),
    address: openText(3, 200),
    areaCode: z.string().max(20),
    /** Of whoever keeps it; left out, the overseer's own. */
    officeCode: z.string().max(40).optional(),
  }),
  answer: z.object({ siteId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'booking.no_such_service': 404,
    'booking.not_overseer': 403,
    'booking.no_such_area': 409,
    'booking.no_such_office': 409,
    'booking.name_taken': 409,
  },
})

export const SpaceWords = z.object({
  kind: Key,
  name: openText(2, 120),
  capacity: z.int().min(1).max(10_000),
  isAccessible: z.boolean(),
  hours: OpeningHours,
  slotMinutes: z.int().min(5).max(1440),
  beforeMinutes: z.int().min(0).max(240).default(0),
  afterMinutes: z.int().min(0).max(240).default(0),
  needsApproval: z.boolean().default(false),
  tariffs: Tariffs,
  isClosed: z.boolean().default(false),
})

/** A space is made or changed; what was booked stays as it was. With the id of a space it changes that one. */
export const putSpace = endpoint({
  method: 'POST',
  path: '/booking/sites/:siteId/spaces',
  access: 'booking.keep',
  params: z.object({ siteId: z.uuid() }),
  body: SpaceWords.extend({ commandId: CommandId, spaceId: z.uuid().optional() }),
  answer: z.object({ spaceId: z.uuid() }),
  refusals: {
    ...SITE_REFUSALS,
    'booking.no_such_space': 404,
    'booking.no_such_kind': 409,
    'booking.no_such_purpose': 409,
    'booking.name_taken': 409,
  },
})

/** A site or one space of it is closed for a while. Where somebody has booked, that is ended first, or with it where that is said. */
export const closeFor = endpoint({
  method: 'POST',
  path: '/booking/sites/:siteId/closures',
  access: 'booking.keep',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    spaceId: z.uuid().optional(),
    from: Moment,
    to: Moment,
    reason: openText(3, 200),
    /** Puts off whoever has it then, and tells them; without it a closure over bookings is refused. */
    endsBookings: z.boolean().default(false),
  }),
  answer: z.object({ closureId: z.uuid() }),
  refusals: {
    ...SITE_REFUSALS,
    'booking.no_such_space': 404,
    'booking.range_wrong': 409,
    'booking.in_past': 409,
    'booking.closure_meets_bookings': 409,
  },
})

export const openAgain = endpoint({
  method: 'POST',
  path: '/booking/closures/:closureId/lift',
  access: 'booking.keep',
  params: z.object({ closureId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ closureId: z.uuid() }),
  refusals: { ...SITE_REFUSALS, 'booking.no_such_closure': 404 },
})

const Site = z.object({
  ...{ id: z.uuid(), service: Key, serviceTitle: Text, name: z.string(), address: z.string() },
  ...{ areaCode: z.string(), officeCode: z.string() },
})

/** Where something may be booked, for everybody. */
export const sites = endpoint({
  method: 'GET',
  path: '/booking/sites',
  access: 'public',
  params: z.object({}),
  body: z.object({ service: Key.optional() }),
  answer: z.array(Site.extend({ spaces: z.int() })),
  refusals: {},
})

/** The sites that I keep, with those of services that my office oversees; and what I may open a site of. */
export const keptSites = endpoint({
  method: 'GET',
  path: '/booking/kept',
  access: 'booking.keep',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    sites: z.array(Site),
    opens: z.array(z.object({ service: Key, title: Text })),
  }),
  refusals: {},
})

export const ShownSpace = SpaceWords.omit({ hours: true }).extend({
  id: z.uuid(),
  kindTitle: Text,
  is: z.enum(['place', 'tool', 'person']),
  hours: z.array(z.array(z.tuple([z.string(), z.string()]))),
})

/** A site with its spaces, purposes and closures to come. */
export const site = endpoint({
  method: 'GET',
  path: '/booking/sites/:siteId',
  access: 'public',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({}),
  answer: Site.extend({
    ...{ today: z.iso.date(), zone: z.string(), longest: z.int(), ahead: z.int(), consent: Text },
    kinds: z.array(z.object({ key: Key, title: Text, is: z.enum(['place', 'tool', 'person']) })),
    purposes: z.array(
      z.object({
        ...{
          key: Key,
          title: Text,
          isFree: z.boolean(),
          needsLetter: z.boolean(),
          isGovernment: z.boolean(),
        },
      }),
    ),
    subsectors: z.array(z.object({ key: Key, title: Text })),
    spaces: z.array(ShownSpace),
    closures: z.array(
      z.object({
        ...{ id: z.uuid(), spaceId: z.uuid().nullable(), reason: z.string() },
        ...{ from: z.iso.datetime(), to: z.iso.datetime() },
      }),
    ),
  }),
  refusals: { 'booking.no_such_site': 404 },
})
