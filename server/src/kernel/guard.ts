import { type IncomingMessage, ServerResponse } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import { problem } from './problems.ts'

const LAGGING_MS = 2000
/** Who must hear of it that we are busy is not sent away. */
const ALWAYS_ANSWERED = ['/healthz', '/readyz', '/metrics']
// Pages say their own, with a nonce; a service worker obeys the policy of the file it came from.
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

const HEADERS = { ...helmetHeaders(), 'content-security-policy': POLICY }
const API_HEADERS = { ...HEADERS, 'content-security-policy': API_POLICY }

/** What helmet says is the same for every answer: asked once, not of each of its middlewares at every request. */
function helmetHeaders(): Record<string, string> {
  const answer = new ServerResponse({ method: 'GET' } as IncomingMessage)
  const say = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    // A form that is posted must be able to say where it comes from.
    referrerPolicy: { policy: 'same-origin' },
  })
  say(answer.req, answer, (error) => {
    if (error) throw error
  })
  return answer.getHeaders() as Record<string, string>
}

/** What every answer carries and every request passes. No HSTS: whoever ends TLS in front of us decides on that. */
export function guard(app: FastifyInstance): void {
  app.register(rateLimit, { global: false })
  app.register(underPressure, {
    maxEventLoopDelay: LAGGING_MS,
    pressureHandler(request, reply) {
      if (!ALWAYS_ANSWERED.includes(request.url)) problem(reply.header('retry-after', 5), 503, 'request.busy')
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(request.url.startsWith('/api/') ? API_HEADERS : HEADERS).header('request-id', request.id)
  })
}
