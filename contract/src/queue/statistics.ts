import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'

/** How many, and how long in seconds: half were faster than `p50`, nine of ten faster than `p90`. */
const Row = z.object({
  /** The key of the lane, the hour (`08`) or the day. */
  key: z.string(),
  issued: z.int(),
  served: z.int(),
  missed: z.int(),
  cancelled: z.int(),
  waitP50: z.number().nullable(),
  waitP90: z.number().nullable(),
  serveP50: z.number().nullable(),
  serveP90: z.number().nullable(),
  /** Called within the promise of the service, of those who were called. */
  withinPromise: z.int(),
  called: z.int(),
  /** The mean of how many seconds a forecast was off, and of how many forecasts. */
  forecastError: z.number().nullable(),
  forecasts: z.int(),
})

/** Waiting and serving at a place, by lane, hour of the day or day; the days are those of the region. */
export const statistics = endpoint({
  method: 'GET',
  path: '/queue/places/:placeId/statistics',
  access: 'queue.serve',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({
    from: Day.optional(),
    to: Day.optional(),
    by: z.enum(['lane', 'hour', 'day']).default('lane'),
  }),
  answer: z.object({
    ...{ place: z.string(), from: z.string(), to: z.string(), promiseMinutes: z.int() },
    rows: z.array(Row),
    total: Row,
  }),
  refusals: { 'queue.no_such_place': 404 },
})
