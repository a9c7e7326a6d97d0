import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ProvinceCode } from './step.ts'

/** Outlines of regencies and cities as SVG paths, of the whole country or of one province; the same for everybody. */
export const map = endpoint({
  method: 'GET',
  path: '/movement/map',
  scope: 'installation',
  access: 'public',
  params: z.object({}),
  body: z.object({ province: ProvinceCode.optional() }),
  answer: z.object({
    width: z.int(),
    height: z.int(),
    shapes: z.array(z.object({ code: z.string(), path: z.string() })),
    /** Borders between provinces and the coast; empty for one province. */
    borders: z.string(),
  }),
  refusals: { 'movement.no_such_province': 404 },
})
