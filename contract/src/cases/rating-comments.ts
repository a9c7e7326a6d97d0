import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'

/**
 * What people added to their ratings of a year, of requests that are this officer's business: by service, without the request and in
 * no order that would tell it. Of a service that fewer than five rated nothing is shown.
 */
export const ratingComments = endpoint({
  method: 'GET',
  path: '/satisfaction/comments',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({ year: z.coerce.number().int().min(2017).max(2100) }),
  answer: z.array(
    z.object({
      service: Key,
      title: Text,
      comments: z.array(z.string()),
      /** There are more than are shown. */
      hasMore: z.boolean(),
    }),
  ),
  refusals: {},
})
