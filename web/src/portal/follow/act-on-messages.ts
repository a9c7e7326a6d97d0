import { newCommandId } from '@guyub/contract/command'
import { trackPush, trackStop } from '@guyub/contract/outbox'
import type { Problem } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'

interface Kept {
  readonly visit: Pick<Visit, 'call'>
  readonly trackingCode: string
  readonly key: string
  readonly region: string
}

/** Ends or begins messages, or has this browser told. Returns what was wrong, or nothing. */
export async function actOnMessages(
  { visit, trackingCode, key, region }: Kept,
  form: FormData,
): Promise<Problem | undefined> {
  const of = { trackingCode, key, commandId: newCommandId() }
  const intent = form.get('intent')
  const reply =
    intent === 'push'
      ? await visit.call(trackPush, { ...of, subscription: subscriptionIn(form) }, { region })
      : await visit.call(trackStop, { ...of, stop: intent === 'stop-messages' }, { region })
  return reply.ok ? undefined : reply.problem
}

/** As the browser gave it; what is not whole is refused by the contract. */
function subscriptionIn(form: FormData) {
  try {
    const { endpoint, keys } = JSON.parse(String(form.get('subscription')))
    return { endpoint: String(endpoint), keys: { p256dh: String(keys.p256dh), auth: String(keys.auth) } }
  } catch {
    return { endpoint: '', keys: { p256dh: '', auth: '' } }
  }
}
