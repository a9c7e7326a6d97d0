import { hkdfSync } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import type { SecretConfig } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import pg from 'pg'
import { surviveLostConnections } from '../../kernel/db.ts'
import type { WrapKey } from '../../kernel/wrap-keys.ts'
import { passkeys } from './passkeys/passkeys.ts'

/** A working day and a night: desks are shared, and whoever comes back in the morning logs in anew. */
const SESSION_SECONDS = 24 * 60 * 60
export const COOKIE_PREFIX = 'guyub'

interface AuthNeeds {
  /** The application role's address of the database; the tables of the log-in lie in a schema of their own. */
  readonly appUrl: string
  /** The installation's master key, from which the secret of the cookies is derived unless it was renewed. */
  readonly master: Buffer
  readonly renewed: readonly WrapKey[]
}

/** better-auth over our own tables. Twice, because the cookie of a secure address has another name than that of localhost. */
export function openAuth({ appUrl, master, renewed }: AuthNeeds) {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: 3,
    options: '-c search_path=auth',
    idle_in_transaction_session_timeout: 10_000,
  })
  surviveLostConnections(pool)
  const secrets = secretsOf(master, renewed)
  const [plain, secure] = [configured(pool, secrets, false), configured(pool, secrets, true)]
  return {
    of: (isSecure: boolean) => (isSecure ? secure : plain),
    close: () => pool.end(),
  }
}
type Secrets = Pick<BetterAuthOptions, 'secret' | 'secrets'>
export type Auth = ReturnType<typeof openAuth>

/** What cookies are signed with. Cookies of an older one end; the seeds of second factors still open. */
function secretsOf(master: Buffer, renewed: readonly WrapKey[]): Secrets {
  return {
    secret: secretOf(master),
    ...(renewed.length > 0 && {
      secrets: renewed.map(({ generation, key }) => ({ version: generation, value: secretOf(key) })),
    }),
  }
}

const secretOf = (key: Buffer) =>
  Buffer.from(hkdfSync('sha256', key, '', 'guyub log-in', 32)).toString('base64url')

/** The same, as what was encrypted with them is opened and made: seeds of second factors. */
export function seedKey(master: Buffer, renewed: readonly WrapKey[]): string | SecretConfig {
  const newest = renewed[0]
  if (!newest) return secretOf(master)
  const keys = new Map(renewed.map(({ generation, key }) => [generation, secretOf(key)]))
  return { keys, currentVersion: newest.generation, legacySecret: secretOf(master) }
}

function configured(pool: pg.Pool, secrets: Secrets, isSecure: boolean) {
  return betterAuth({
    appName: 'Guyub',
    database: pool,
    ...secrets,
    baseURL: isSecure ? 'https://guyub.invalid' : 'http://guyub.invalid',
    basePath: '/api/auth',
    // An installation has as many addresses as its network gives it: only its own pages may send, whichever it is.
    trustedOrigins: (request) => {
      const host = request && new URL(request.url).host
      return host ? [`http://${host}`, `https://${host}`] : []
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    // Read from the database once in ten seconds (see actor.ts), so that a session that is ended ends at once;
    // never prolonged, so that reading never writes.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [twoFactor({ issuer: 'Guyub' }), passkeys(pool)],
    // Ours, before the body is read: see routes.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure,
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
      // Said aloud, because under a test runner it would be off.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
  })
}
