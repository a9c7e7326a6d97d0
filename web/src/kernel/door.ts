import { type Asked, answered, asked, type Call, type Problem, transferUrl } from './call.ts'
import type { Transfer } from './transfer.ts'
import type { Visit } from './visit.ts'

/** The API in process, as the server that mounts the pages hands it over. */
export interface Door {
  ask(asked: Asked): Promise<{ readonly status: number; readonly text: string }>
  send(
    url: string,
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<{ readonly status: number; readonly text: string }>
  fetch(url: string): Promise<Response>
}

export function doorCall(region: string, door: Door): Call {
  return async (endpoint, input, elsewhere) => {
    const { status, text } = await door.ask(asked(elsewhere?.region ?? region, endpoint, input))
    return answered(status, text)
  }
}

export function doorTransfer(region: string, door: Door): Transfer {
  return {
    async send({ path }, input, { bytes, mediaType }, elsewhere) {
      const { status, text } = await door.send(
        transferUrl(elsewhere?.region ?? region, path, input),
        bytes,
        mediaType,
      )
      return answered(status, text)
    },
    async fetch({ path }, input, elsewhere) {
      const response = await door.fetch(transferUrl(elsewhere?.region ?? region, path, input))
      if (response.ok) return { ok: true, response }
      const { problem } = answered(response.status, await response.text()) as { problem: Problem }
      return { ok: false, problem }
    },
  }
}

export function doorAuth(door: Door): Visit['auth'] {
  return async (path, body) => {
    const { status, text } = await door.ask({
      method: body ? 'POST' : 'GET',
      url: `/api/auth/${path}`,
      ...(body && { body: JSON.stringify(body) }),
    })
    return answered(status, text)
  }
}
