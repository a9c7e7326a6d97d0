import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/**
 * What was sent to the applicant of a case, the newest first: about what and whether it left. Neither its words nor the
 * number are shown, and one-time codes are not among them.
 */
export const messages = endpoint({
  method: 'GET',
  path: '/cases/:caseId/messages',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      at: z.iso.datetime(),
      /** The state that was reached, and of which product, as the definition calls them. */
      about: Text,
      product: Text.nullable(),
      /** kept: this installation has no gateway. practice: a rehearsal reaches no phone. */
      state: z.enum(['waiting', 'sent', 'kept', 'practice']),
      sentAt: z.iso.datetime().nullable(),
    }),
  ),
  refusals: { 'cases.not_found': 404 },
})
