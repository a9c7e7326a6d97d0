import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'

/**
 * The series of numbers of one's own office, the newest year first. Every number up to `last` is issued (its paper is valid),
 * returned (revoked), or written off; what is none of these stands in `missing`, of which there should be none.
 */
export const series = endpoint({
  method: 'GET',
  path: '/documents/series',
  access: 'documents.issue',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      kind: Key,
      title: Text,
      year: z.int(),
      last: z.int(),
      issued: z.int(),
      returned: z.int(),
      writtenOff: z.int(),
      missing: z.int(),
      /** The first of them, at most fifty. */
      missingNumbers: z.array(z.int()),
      /** Numbers that are no longer valid, the newest first, at most two hundred. */
      closed: z.array(
        z.object({
          number: z.int(),
          state: z.enum(['returned', 'written-off']),
          reason: z.string(),
          at: z.iso.datetime(),
          /** Null when the account is gone, or it happened before this was kept. */
          by: z.string().nullable(),
        }),
      ),
    }),
  ),
  refusals: {},
})
