import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Office, OfficeCode, OfficeFunction, OfficeKind } from './office.ts'

/** The offices of a region in the order of their codes, all or those below one. `next` begins the following page. */
export const offices = endpoint({
  method: 'GET',
  path: '/regions/offices',
  access: 'public',
  params: z.object({}),
  body: z.object({
    under: OfficeCode.optional(),
    kind: OfficeKind.optional(),
    function: OfficeFunction.optional(),
    /** Also those that were closed or merged: what happened there keeps their name. */
    closed: z.stringbool().default(false),
    after: OfficeCode.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  answer: z.object({ offices: z.array(Office), next: OfficeCode.nullable() }),
  refusals: {},
})
