import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccessKey } from './standing.ts'

/** Code and PIN open a community's own page for half an hour. */
export const enterCommunity = endpoint({
  method: 'POST',
  path: '/communities/enter',
  access: 'public',
  params: z.object({}),
  body: z.object({ code: z.string().max(40), pin: z.string().regex(/^\d{6}$/) }),
  answer: z.object({ code: z.string(), key: AccessKey, expiresAt: z.iso.datetime() }),
  /** One answer for all: an unknown code, a wrong PIN, ten wrong ones in a quarter of an hour. */
  refusals: { 'communities.access_unknown': 404 },
})
