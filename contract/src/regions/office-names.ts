import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeCode } from './office.ts'

/** What offices were called when, where that is recorded: of the ministry and its directorate. The oldest first. */
export const officeNames = endpoint({
  method: 'GET',
  path: '/regions/office-names',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      office: OfficeCode,
      name: z.string(),
      shortName: z.string(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
      source: z.string(),
      /** What is uncertain about it. */
      note: z.string().nullable(),
    }),
  ),
  refusals: {},
})
