import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/**
 * What was sent to the applicant of a case, the newest first: about what, to which phone and whether it left. Its words are
 * not shown, of the number only its ending, and one-time codes are not among them.
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
      channel: z.enum(['sms']),
      /** Its last three digits, `…890`; null once the person is erased. */
      phone: z.string().nullable(),
      /** kept: this installation has no gateway. practice: a rehearsal reaches no phone. */
      state: z.enum(['waiting', 'sent', 'kept', 'practice']),
      sentAt: z.iso.datetime().nullable(),
    }),
  ),
  refusals: { 'cases.not_found': 404 },
})
