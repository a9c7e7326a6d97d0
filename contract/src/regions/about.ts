import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Tier } from './nation.ts'

/** What a page says about the region it is of. In a rehearsal nothing counts, and every page says so. */
export const about = endpoint({
  method: 'GET',
  path: '/regions/about',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['real', 'rehearsal']),
    tier: Tier,
    zone: z.string(),
    /** The official code of today; codes change when regions split, the region's key never does. Empty for the nation, which has none. */
    area: z.string(),
  }),
  refusals: { 'regions.unknown_region': 404 },
})
