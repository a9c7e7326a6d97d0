import { SENT_AT } from '@guyub/contract/sent-at'
import { answered, asked, type Call } from './call.ts'

import { hearClock } from './device-clock.ts'

/** The browser's `call`. A network that is not there is a problem like any other, so callers have one way out. */
export function fetchCall(region: string): Call {
  return async (endpoint, input, elsewhere) => {
    const { method, url, body } = asked(elsewhere?.region ?? region, endpoint, input)
    try {
      const response = await fetch(url, {
        method,
        credentials: 'same-origin',
        ...(body !== undefined && {
          body,
          headers: { 'content-type': 'application/json', [SENT_AT]: new Date().toISOString() },
        }),
      })
      hearClock(response.headers.get('date'))
      return answered(response.status, await response.text())
    } catch {
      return { ok: false, problem: { status: 0, code: 'network.unreachable' } }
    }
  }
}
