import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Area } from './area.ts'

/**
 * Every area of a region, itself first and the villages with their districts, in the order of their codes. Of the nation
 * its provinces, regencies and cities.
 */
export const areas = endpoint({
  method: 'GET',
  path: '/regions/areas',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(Area),
  refusals: { 'regions.unknown_region': 404 },
})
