import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeKind } from '../regions/office.ts'
import { ACTING, TeamBody } from './decree.ts'

/**
 * Who answers for what today, by the decree in force: names and titles of people in office, which are public, and never how
 * to reach them. `decree` is null while none is in force.
 */
export const team = endpoint({
  method: 'GET',
  path: '/decrees/team',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    decree: z
      .object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        decidedOn: z.iso.date(),
        effectiveOn: z.iso.date(),
        expiresOn: z.iso.date().nullable(),
        isSample: z.boolean(),
        scan: z.object({ id: z.uuid(), sha256: z.string() }).nullable(),
      })
      .nullable(),
    bodies: z.array(
      TeamBody.extend({
        seats: z.array(
          z.object({
            id: z.uuid(),
            position: z.string(),
            office: z
              .object({ code: z.string(), name: z.string(), kind: OfficeKind, parent: z.string().nullable() })
              .nullable(),
            unit: z.string().nullable(),
            duty: z.string(),
            isDutySuggested: z.boolean(),
            /** Null where nobody is named, or whose time is over. */
            person: z.object({ name: z.string(), title: z.string().nullable() }).nullable(),
            acting: z.enum(ACTING).nullable(),
            until: z.iso.date().nullable(),
          }),
        ),
      }),
    ),
    offices: z.int(),
    /** Offices for which nobody is named today. */
    unnamed: z.array(z.object({ code: z.string(), name: z.string(), kind: OfficeKind })),
  }),
  refusals: {},
})
