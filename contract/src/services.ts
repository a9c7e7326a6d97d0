import { z } from 'zod'
import { WorkingCalendar } from './calendar.ts'
import { ServiceDefinition, USES } from './definition.ts'
import { endpoint } from './endpoint.ts'
import { Key, Text } from './text.ts'

/** What the region offers, whatever it is made of. */
export const services = endpoint({
  method: 'GET',
  path: '/services',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ key: Key, version: z.int(), title: Text, summary: Text, dimension: z.string(), fee: Text },
      /** The blocks of its definition: with `case` it can be asked for. */
      uses: z.array(z.enum(USES)),
    }),
  ),
  refusals: {},
})

/** The definition as this region runs it, with the calendar its promises are counted by: all that a tablet needs. */
export const service = endpoint({
  method: 'GET',
  path: '/services/:service',
  access: 'public',
  params: z.object({ service: Key }),
  /** Under which something began; without it the version of today. */
  body: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  answer: z.object({
    service: ServiceDefinition,
    calendar: WorkingCalendar,
    handler: z.object({ code: z.string(), name: z.string() }).nullable(),
  }),
  refusals: { 'services.unknown': 404, 'services.unknown_version': 404 },
})
