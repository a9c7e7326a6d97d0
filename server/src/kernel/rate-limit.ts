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

/** Counts failures only: `refuse` is a hook that answers 429 once they are spent, `note` counts one more. */
export function limitedFailures(app: FastifyInstance, limit: Limit) {
  const count = counter(app, limit)
  return {
    async refuse(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      const counted = await count()(request, { increment: false })
      if (counted.isAllowed || counted.remaining > 0) return undefined
      return tooMany(reply, counted.ttlInSeconds)
    },
    async note(request: FastifyRequest): Promise<void> {
      await count()(request)
    },
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
