import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from '../../kernel/db.ts'
import { problem } from '../../kernel/problems.ts'
import { limited } from '../../kernel/rate-limit.ts'
import { isReadable } from '../../kernel/readable.ts'
import type { Auth } from './auth.ts'
import { accountOf, guessLimits } from './guess-limits.ts'
import type { KnownDevices } from './known-devices.ts'
import { passwordIsTheirs, refusalOfPassword } from './new-password.ts'
import { tellSessions } from './people-changed.ts'
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
  'passkey/begin': 'POST',
  'passkey/add': 'POST',
  'passkey/list': 'GET',
  'passkey/remove': 'POST',
  'passkey/ask': 'POST',
  'passkey/sign-in': 'POST',
}
/** What is open to whoever came in by a password that somebody else set. */
const BEFORE_NEW_PASSWORD = new Set(['sign-in/email', 'sign-out', 'get-session', 'change-password'])
/** At a village node: accounts are the regency's, and what was changed here would be changed back. */
const AT_NODE = new Set([
  ...['sign-in/email', 'sign-out', 'get-session', 'list-sessions', 'revoke-session'],
  ...['revoke-other-sessions', 'two-factor/verify-totp', 'passkey/list'],
])
/** Whoever found a desk unlocked may guess its password here, so these are guesses too. */
const ASKS_PASSWORD = [
  'change-password',
  'two-factor/disable',
  'two-factor/enable',
  'two-factor/get-totp-uri',
  'two-factor/generate-backup-codes',
  'passkey/begin',
]
/** Other processes believe in a session for ten seconds, unless they are told. */
const ENDS_SESSIONS = /\/(sign-out|change-password|revoke-[a-z-]+)$/
// Of one address, which may be a whole office behind one router.
const BY_ADDRESS = { max: 60, minutes: 1 }

interface LogIn {
  readonly auth: Auth
  readonly pool: Pool
  readonly sessions: Sessions
  readonly devices: KnownDevices
  readonly isNode: boolean
}

/** The log-in under /api/auth: better-auth answers, in the shape that every problem of ours has. */
export function logInRoutes(app: FastifyInstance, { auth, pool, sessions, devices, isNode }: LogIn): void {
  const guesses = guessLimits(devices)
  const wrong = new WeakSet<FastifyRequest>()
  for (const [path, method] of Object.entries(PATHS)) {
    const isGuess = path.includes('sign-in') || path.includes('verify') || ASKS_PASSWORD.includes(path)
    app.route({
      method,
      url: `/api/auth/${path}`,
      ...(method === 'POST' && { onRequest: limited(app, BY_ADDRESS) }),
      preHandler: [
        ...(isNode && !AT_NODE.has(path) ? [onlyAtRegency] : []),
        ...(BEFORE_NEW_PASSWORD.has(path) ? [] : [newPasswordFirst]),
        ...(isGuess ? [guesses.reserve] : []),
      ],
      ...(isGuess && { onResponse: giveBack }),
      handler: path === 'change-password' ? changePassword : handler,
    })
  }

  async function onlyAtRegency(_: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    return problem(reply, 409, 'nodes.only_at_regency')
  }

  async function newPasswordFirst(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const person = await sessions.personOf(request.headers.cookie)
    return person?.needsNewPassword ? problem(reply, 403, 'access.new_password_first') : undefined
  }

  async function giveBack(request: FastifyRequest): Promise<void> {
    if (!wrong.has(request)) guesses.giveBack(request)
  }

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!isReadable([request.query, request.body])) return problem(reply, 400, 'request.unreadable')
    const response = await of(request).handler(asWebRequest(request))
    return told(request, reply, response)
  }

  /** The rules of better-auth and ours; from then on only they know it. */
  async function changePassword(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!isReadable([request.query, request.body])) return problem(reply, 400, 'request.unreadable')
    const session = await of(request).api.getSession({ headers: fromNodeHeaders(request.headers) })
    const refusal = session && refusalOfPassword(session.user, request.body)
    if (refusal) return problem(reply, 400, refusal)
    const response = await of(request).handler(asWebRequest(request))
    if (session && response.ok) await passwordIsTheirs(pool, session.user.id)
    return told(request, reply, response)
  }

  async function told(request: FastifyRequest, reply: FastifyReply, response: Response): Promise<unknown> {
    if (request.method === 'POST') sessions.forgetAll()
    if (response.ok && ENDS_SESSIONS.test(request.routeOptions.url ?? ''))
      await tellSessions(pool.region('').db)
    const cookies = response.headers.getSetCookie()
    // The password was right, which is all that a second step waits for.
    if (response.ok && request.routeOptions.url?.endsWith('sign-in/email'))
      cookies.push(devices.cookieFor(request, accountOf(request)))
    if (cookies.length) reply.header('set-cookie', cookies)
    reply.header('cache-control', 'no-store')
    const body = await response.json().catch(() => ({}))
    if (response.status < 400) return reply.code(response.status).send(body)
    const code = codeOf(body)
    if (response.status === 401 || response.status === 403 || code === 'identity.invalid_password')
      wrong.add(request)
    return problem(reply, response.status, code)
  }

  const of = ({ protocol }: FastifyRequest) => auth.of(protocol === 'https')
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
