import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { STANDINGS } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

const Year = z.coerce.number().int().min(2000).max(2100)

/** Where every region stood at the end of each year, and its published index of that year. For the ministry's map. */
export const years = endpoint({
  method: 'GET',
  path: '/movement/years',
  access: 'public',
  params: z.object({}),
  body: z.object({ from: Year, to: Year }).refine(({ from, to }) => from <= to && to - from < 30),
  answer: z.object({
    years: z.array(z.int()),
    members: z.array(
      z.object({
        code: z.string(),
        /** One for each year. */
        standings: z.array(z.enum(STANDINGS)),
        /** Null where none was published that we know of; never 0 in its place. */
        index: z.array(z.number().nullable()),
      }),
    ),
  }),
  refusals: CENTRE_REFUSALS,
})
