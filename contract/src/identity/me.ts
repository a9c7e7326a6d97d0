import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Membership } from './membership.ts'
import { PERMISSIONS, ROLES } from './roles.ts'

/**
 * Who am I, and what may I do here? With several places in one region a person acts in one at a time: the first, or
 * the one that the header or cookie `guyub-membership` names.
 */
export const me = endpoint({
  method: 'GET',
  path: '/identity/me',
  access: 'signed-in',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    id: z.uuid(),
    name: z.string(),
    /** In this region; null for somebody with no place in it today. */
    acting: z
      .object({
        office: z.object({ code: z.string(), name: z.string() }),
        area: z.string(),
        role: z.enum(ROLES).nullable(),
        jurisdiction: z.enum(['office', 'area', 'agency', 'region', 'none']),
        permissions: z.array(z.enum(PERMISSIONS)),
      })
      .nullable(),
    memberships: z.array(Membership.extend({ region: z.string() })),
  }),
  refusals: {},
})
