import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { KnownDay, ProvinceCode, STANDINGS, STEPS } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

const Count = z.object({
  /** Regions to which it ever happened. */
  count: z.int(),
  /** The last day on which it did; null while it never has. */
  last: KnownDay.nullable(),
})

const Ending = z.object({
  endsOn: z.iso.date(),
  /** Days from today; negative once it is over. */
  days: z.int(),
  /** The smallest of the warning periods in which it lies, in days; 0 once it is over. */
  warning: z.int(),
})

/** All regencies and cities with where they stand, by code; filtered as asked. Counts are of the rows that are shown. */
export const registry = endpoint({
  method: 'GET',
  path: '/movement/members',
  access: 'public',
  params: z.object({}),
  body: z.object({
    /** Part of a name, or a code. */
    name: z.string().trim().max(80).optional(),
    province: ProvinceCode.optional(),
    standing: z.enum(STANDINGS).optional(),
    /** Only those to whom anything happened in a wave of this year. */
    wave: z.coerce.number().int().min(2000).max(2100).optional(),
    /** As it stood at the end of this year. */
    year: z.coerce.number().int().min(2000).max(2100).optional(),
  }),
  answer: z.object({
    members: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.enum(['kabupaten', 'kota']),
        province: z.string(),
        standing: z.enum(STANDINGS),
        /** Years of the waves in which anything happened. */
        waves: z.array(z.int()),
        /** The last day of each step that happened. */
        steps: z.partialRecord(z.enum(STEPS), KnownDay),
        /** Its agreement ends soon or is over, and nothing follows it; else null. */
        ending: Ending.nullable(),
      }),
    ),
    provinces: z.array(z.object({ code: z.string(), name: z.string() })),
    counts: z.object({
      invited: Count,
      applied: Count,
      assessed: Count,
      selected: Count,
      active: Count,
      declined: Count,
      withdrawn: Count,
    }),
    /** Years that the map can show: from the first wave to today. */
    years: z.array(z.int()),
  }),
  refusals: CENTRE_REFUSALS,
})
