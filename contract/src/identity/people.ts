import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeCode } from '../regions/office.ts'
import { Membership } from './membership.ts'

/**
 * Who works in an office today, or anywhere in the region, in the order of their names: for assigning work and for the decree's list.
 * For those who work there themselves: assessors, the ministry and the province know offices, not officers.
 */
export const people = endpoint({
  method: 'GET',
  path: '/identity/people',
  access: 'regions.read',
  params: z.object({}),
  body: z.object({ office: OfficeCode.optional() }),
  answer: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      membership: Membership,
      /** Told to those who may confirm, and only to them: who gave the place, who confirmed it, whether it still waits. */
      granted: z
        .object({
          by: z.string().nullable(),
          confirmedBy: z.string().nullable(),
          waits: z.boolean(),
          /** Whether the asker is the second person that it waits for. */
          mayConfirm: z.boolean(),
        })
        .optional(),
    }),
  ),
  refusals: {},
})
