import type { Sender } from './sender.ts'

const PATIENCE_MS = 10_000

export interface Gateway {
  readonly url: string
  readonly token: string | undefined
}

/** Why a gateway did not take a message: what it answered, or nothing when it did not. */
export class GatewayFault extends Error {
  readonly status: number | undefined
  constructor(status?: number) {
    super(status === undefined ? 'the gateway did not answer' : `the gateway answered ${status}`)
    this.status = status
  }
}

/**
 * Hands a message to a gateway over HTTP: POST, JSON `{ id, to, text }`, a bearer token. Any 2xx is a yes. The id is the
 * same when it is tried again, so that a gateway can tell. What it answers is not repeated in the error, which is kept in the clear.
 */
export function httpSender({ url, token }: Gateway): Sender {
  return {
    async send({ id, phone, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ ...(id && { id }), to: phone, text }),
        // A gateway that moves elsewhere is for a person to judge: the token would go with it.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => {
        throw new GatewayFault()
      })
      await response.body?.cancel()
      if (!response.ok) throw new GatewayFault(response.status)
    },
  }
}
