import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import type { Door } from '../scenarios/run.ts'

const TRIES = 30
const MOST_SECONDS = 30

export interface Heard {
  requests: number
  /** Milliseconds of each request that was answered. */
  readonly times: number[]
  /** How often the server said "later". */
  turnedAway: number
  /** How often nobody answered. */
  unanswered: number
}

/** The door of a server that runs elsewhere, over HTTP. What it does not answer, or puts off, is sent again. */
export function farDoor(address: string): { door: Door; heard: Heard } {
  const heard: Heard = { requests: 0, times: [], turnedAway: 0, unanswered: 0 }
  async function inject({ method = 'GET', url, headers, payload }: InjectOptions) {
    const isBytes = Buffer.isBuffer(payload)
    const init: RequestInit = {
      method,
      headers: {
        origin: address,
        ...(payload !== undefined && !isBytes && { 'content-type': 'application/json' }),
        ...(headers as Record<string, string>),
      },
      ...(payload !== undefined && { body: isBytes ? new Uint8Array(payload) : JSON.stringify(payload) }),
    }
    for (let attempt = 1; ; attempt++) {
      const began = performance.now()
      const response = await fetch(`${address}${url}`, init).catch((error) => {
        if (attempt === TRIES) throw error
      })
      if (!response) {
        heard.unanswered++
        await sleep(1000)
        continue
      }
      const body = await response.text()
      heard.requests++
      heard.times.push(performance.now() - began)
      if (response.status !== 429 || attempt === TRIES) return { statusCode: response.status, body }
      heard.turnedAway++
      const seconds = Number(response.headers.get('retry-after') ?? 1)
      await sleep(Math.min(MOST_SECONDS, Math.max(1, seconds)) * 1000)
    }
  }
  return { door: { inject }, heard }
}
