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
export function limited(app: FastifyInstance, { max, minutes, by = ({ ip }) => ip }: Limit) {
  let count: ReturnType<FastifyInstance['createRateLimit']> | undefined
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    count ??= app.createRateLimit({ max, timeWindow: minutes * 60_000, keyGenerator: by })
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return undefined
    return problem(reply.header('retry-after', counted.ttlInSeconds), 429, 'request.too_many')
  }
}
