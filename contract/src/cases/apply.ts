import { endpoint } from '../endpoint.ts'
import { submit } from './submit.ts'

/**
 * People file a request themselves, without an account: only for services whose intake says `public`. It goes to the agency
 * that the definition sends it to; its photographs follow by `trackAttach`, under the ids that the form names.
 */
export const apply = endpoint({
  method: 'POST',
  path: '/apply',
  access: 'public',
  // One family files a few, a village office behind one router some more; a machine that floods the desk is stopped.
  limit: { max: 60, minutes: 10 },
  params: submit.params,
  /** It counts from when it arrives: nobody is late because of a clock that somebody else set. */
  body: submit.body.omit({ slip: true, channel: true, occurredAt: true }),
  answer: submit.answer,
  refusals: submit.refusals,
})
