import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { Channel, MessageState } from './channel.ts'

/** A message as officers see it: about what, which way, whether it left. Its words are not shown, of an address only its ending. */
const Sent = z.object({
  at: z.iso.datetime(),
  /** The state that was reached, and of which product, as the definition calls them. */
  about: Text,
  product: Text.nullable(),
  channel: Channel,
  /** Its last three characters, `…890`, of an e-mail address its domain; null once the person is erased, or where it is hidden. */
  recipient: z.string().nullable(),
  /** From this reader, who may not see who the applicant is. */
  isHidden: z.boolean(),
  state: MessageState,
  /** Not before: at night nobody is disturbed. */
  notBefore: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
})

/** What was sent to the applicant of a case, the newest first. One-time codes are not among them. */
export const messages = endpoint({
  method: 'GET',
  path: '/cases/:caseId/messages',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.array(Sent),
  refusals: { 'cases.not_found': 404 },
})
