import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { STATES } from './step.ts'

/** When a ticket will be called, as it looks now: most likely, and between which moments half of them are. */
export const Forecast = z.object({ at: z.iso.datetime(), low: z.iso.datetime(), high: z.iso.datetime() })
export type Forecast = z.infer<typeof Forecast>

/** Where a ticket stands. Who knows its id holds it: it is on no list. */
export const Standing = z.object({
  ticketId: z.uuid(),
  laneId: z.uuid(),
  number: z.string(),
  ordinal: z.int(),
  state: z.enum(STATES),
  ahead: z.int(),
  /** The number that was called last in its lane. */
  lastCalled: z.string().optional(),
  forecast: Forecast.optional(),
})
export type Standing = z.infer<typeof Standing>

export const standing = endpoint({
  method: 'GET',
  path: '/queue/tickets/:ticketId',
  access: 'public',
  params: z.object({ ticketId: z.uuid() }),
  body: z.object({}),
  answer: Standing.extend({
    place: z.string(),
    lane: Text,
    counter: z.string().nullable(),
    /** The rule of the class that it is in, and of those that come before it. */
    priorities: z.array(z.object({ title: Text, everyNth: z.int(), isMine: z.boolean() })),
    issuedAt: z.iso.datetime(),
  }),
  refusals: { 'queue.no_such_ticket': 404 },
})

/** Where people of a region may take a number themselves, lane by lane, with how many wait. */
export const waitingPlaces = endpoint({
  method: 'GET',
  path: '/queue/open-places',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ id: z.uuid(), service: z.string(), name: z.string() },
      serviceTitle: Text,
      /** By the region's clock, `07:00`; and whether a number may be taken now from home. */
      ...{ from: z.string(), until: z.string(), isOpenNow: z.boolean() },
      lanes: z.array(z.object({ id: z.uuid(), letter: z.string(), title: Text, waiting: z.int() })),
      priorities: z.array(z.object({ key: z.string(), title: Text, who: Text, everyNth: z.int() })),
    }),
  ),
  refusals: {},
})
