import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import { problem } from './problems.ts'

const LAGGING_MS = 2000
/** Who must hear of it that we are busy is not sent away. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics']
// Pages say their own, with a nonce; a service worker obeys the policy of the file it came from.
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** What every answer carries and every request passes. No HSTS: whoever ends TLS in front of us decides on that. */
export function guard(app: FastifyInstance): void {
  app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    // A form that is posted must be able to say where it comes from.
    referrerPolicy: { policy: 'same-origin' },
  })
  app.register(rateLimit, { global: false })
  app.register(underPressure, {
    maxEventLoopDelay: LAGGING_MS,
    pressureHandler(request, reply) {
      if (!ALWAYS_ANSWERED.includes(request.url)) problem(reply.header('retry-after', 5), 503, 'request.busy')
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id)
    reply.header('content-security-policy', request.url.startsWith('/api/') ? API_POLICY : POLICY)
  })
}
