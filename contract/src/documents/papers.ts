import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'

/** The papers that one's own office issued for a subject, such as the receipts of a case; the newest first. */
export const papers = endpoint({
  method: 'GET',
  path: '/documents/of/:subjectId',
  access: 'documents.issue',
  params: z.object({ subjectId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      documentId: z.uuid(),
      kind: Key,
      title: Text,
      number: z.string(),
      issuedAt: z.iso.datetime(),
      state: z.enum(['final', 'revoked', 'written-off']),
      closedAt: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
      /** The person was erased: the file cannot be opened any more. */
      isErased: z.boolean(),
    }),
  ),
  refusals: {},
})
