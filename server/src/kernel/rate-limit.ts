import '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problems.ts'

export interface Limit {
  readonly max: number
  readonly minutes: number
  /** Who is counted; the address when nothing is said. */
  readonly by?: (request: FastifyRequest) => string
}

/** A hook that answers 429 to whoever asks too often. Counted by this process; the plugin is registered in `guard`. */
export function limited(app: FastifyInstance, limit: Limit) {
  const count = counter(app, limit)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const counted = await count()(request)
    if (counted.isAllowed || !counted.isExceeded) return undefined
    return tooMany(reply, counted.ttlInSeconds)
  }
}

interface FailureLimit extends Omit<Limit, 'by'> {
  /** Nothing: this one is not counted here. */
  readonly by: (request: FastifyRequest) => string | undefined
}

/** As many wrong guesses as there are, kept before what was longest untouched is forgotten. */
const MOST_KEPT = 50_000

/**
 * Counts failures only. `reserve` is a hook that takes a place in every limit before the guess is judged, so that guesses
 * made at once are counted too, and answers 429 when one is spent; `giveBack` returns the places of what was no failure.
 */
export function limitedFailures(limits: readonly FailureLimit[]) {
  const counts = limits.map(failureCount)
  const reserved = new WeakMap<FastifyRequest, readonly Place[]>()
  return {
    async reserve(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      const places: Place[] = []
      for (const count of counts) {
        const place = count(request)
        if (place.isSpent) {
          for (const taken of places) taken.giveBack()
          return tooMany(reply, place.seconds)
        }
        places.push(place)
      }
      reserved.set(request, places)
      return undefined
    },
    giveBack(request: FastifyRequest): void {
      for (const place of reserved.get(request) ?? []) place.giveBack()
      reserved.delete(request)
    },
  }
}

interface Place {
  readonly isSpent: boolean
  readonly seconds: number
  readonly giveBack: () => void
}

const UNCOUNTED: Place = { isSpent: false, seconds: 0, giveBack: () => undefined }

// Not the plugin's counter, which can only be counted up.
function failureCount({ max, minutes, by }: FailureLimit) {
  const kept = new Map<string, { taken: number; readonly until: number }>()
  return (request: FastifyRequest): Place => {
    const key = by(request)
    if (key === undefined) return UNCOUNTED
    const now = Date.now()
    const known = kept.get(key)
    const window = known && known.until > now ? known : { taken: 0, until: now + minutes * 60_000 }
    kept.delete(key)
    kept.set(key, window)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    const isSpent = window.taken >= max
    if (!isSpent) window.taken++
    return { isSpent, seconds: Math.ceil((window.until - now) / 1000), giveBack: () => void window.taken-- }
  }
}

// Made at the first use: the plugin is not there yet when routes are declared.
function counter(app: FastifyInstance, { max, minutes, by = ({ ip }) => ip }: Limit) {
  let made: ReturnType<FastifyInstance['createRateLimit']> | undefined
  return () => {
    made ??= app.createRateLimit({ max, timeWindow: minutes * 60_000, keyGenerator: by })
    return made
  }
}

function tooMany(reply: FastifyReply, seconds: number): FastifyReply {
  return problem(reply.header('retry-after', seconds), 429, 'request.too_many')
}
