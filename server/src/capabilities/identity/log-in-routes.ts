import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../../kernel/problems.ts'
import { limited, limitedFailures } from '../../kernel/rate-limit.ts'
import { isReadable } from '../../kernel/readable.ts'
import type { Auth } from './auth.ts'
import type { Sessions } from './session.ts'

/** What of better-auth is open. Accounts are made by administrators, so signing up and changing the address are not. */
const PATHS: Readonly<Record<string, 'GET' | 'POST'>> = {
  'sign-in/email': 'POST',
  'sign-out': 'POST',
  'get-session': 'GET',
  'change-password': 'POST',
  'list-sessions': 'GET',
  'revoke-session': 'POST',
  'revoke-other-sessions': 'POST',
  'two-factor/enable': 'POST',
  'two-factor/disable': 'POST',
  'two-factor/get-totp-uri': 'POST',
  'two-factor/verify-totp': 'POST',
  'two-factor/verify-backup-code': 'POST',
  'two-factor/generate-backup-codes': 'POST',
}
// Ten wrong guesses at one account from one address in a quarter of an hour, so that nobody locks another out from
// elsewhere; a hundred at one account from everywhere; and of one address, which may be a whole office behind one router,
// sixty requests in a minute.
const BY_ACCOUNT_AND_ADDRESS = {
  max: 10,
  minutes: 15,
  by: (request: FastifyRequest) => `${accountOf(request)} ${request.ip}`,
}
const BY_ACCOUNT = { max: 100, minutes: 15, by: accountOf }
const BY_ADDRESS = { max: 60, minutes: 1 }

/** The log-in under /api/auth: better-auth answers, in the shape that every problem of ours has. */
export function logInRoutes(app: FastifyInstance, auth: Auth, sessions: Sessions): void {
  const guesses = limitedFailures([BY_ACCOUNT_AND_ADDRESS, BY_ACCOUNT])
  for (const [path, method] of Object.entries(PATHS)) {
    const isGuess = path.startsWith('sign-in') || path.includes('verify')
    app.route({
      method,
      url: `/api/auth/${path}`,
      ...(method === 'POST' && { onRequest: limited(app, BY_ADDRESS) }),
      ...(isGuess && { preHandler: guesses.reserve, onResponse: giveBack }),
      handler: answer,
    })
  }

  async function giveBack(request: FastifyRequest, { statusCode }: FastifyReply): Promise<void> {
    if (statusCode !== 401 && statusCode !== 403) guesses.giveBack(request)
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!isReadable([request.query, request.body])) return problem(reply, 400, 'request.unreadable')
    const response = await auth.of(request.protocol === 'https').handler(asWebRequest(request))
    if (request.method === 'POST') sessions.forgetAll()
    const cookies = response.headers.getSetCookie()
    if (cookies.length) reply.header('set-cookie', cookies)
    reply.header('cache-control', 'no-store')
    const body = await response.json().catch(() => ({}))
    if (response.status >= 400) return problem(reply, response.status, codeOf(body))
    return reply.code(response.status).send(body)
  }
}

function asWebRequest(request: FastifyRequest): Request {
  const headers = fromNodeHeaders(request.headers)
  // What was parsed is written anew, so its length is another; of no body an empty one is made.
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return new Request(new URL(request.url, `${request.protocol}://${request.host}`), {
    method: request.method,
    headers,
    ...(request.method === 'POST' && { body: JSON.stringify(request.body ?? {}) }),
  })
}

function codeOf(body: unknown): string {
  const { code } = body as { code?: unknown }
  return `identity.${typeof code === 'string' ? code.toLowerCase() : 'refused'}`
}

function accountOf({ body, ip }: FastifyRequest): string {
  const { email } = (body ?? {}) as { email?: unknown }
  return typeof email === 'string' ? email.toLowerCase().slice(0, 254) : ip
}
