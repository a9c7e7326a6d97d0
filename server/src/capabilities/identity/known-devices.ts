import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const NAME = 'guyub_known'
const DAYS = 90
/** So many people share a laptop; whoever came longest ago is forgotten. */
const MOST = 6
const DAY_MS = 86_400_000

/**
 * Devices on which somebody has signed in before (OWASP's device cookies). Guesses on them are counted by themselves, so that
 * strangers who guess at an account lock out strangers, and not its owner. It opens nothing and says nobody's name.
 */
export function knownDevices(master: Buffer) {
  const secret = Buffer.from(hkdfSync('sha256', master, '', 'guyub known devices', 32))
  const sign = (account: string, nonce: string, until: string) =>
    createHmac('sha256', secret).update(`${nonce} ${until} ${account}`).digest('base64url')

  function isOf(account: string, entry: string): boolean {
    const [nonce = '', until = '', mac = ''] = entry.split('.')
    const [given, right] = [Buffer.from(mac), Buffer.from(sign(account, nonce, until))]
    return Number(until) > Date.now() && given.length === right.length && timingSafeEqual(given, right)
  }

  return {
    /** What a device is counted by, where the account was opened on it before. */
    of({ headers }: FastifyRequest, account: string): string | undefined {
      const [nonce] =
        entriesIn(headers.cookie)
          .find((entry) => isOf(account, entry))
          ?.split('.') ?? []
      return nonce
    },
    /** For a device on which the password was right. */
    cookieFor({ headers, protocol }: FastifyRequest, account: string): string {
      const others = entriesIn(headers.cookie).filter((entry) => !isOf(account, entry))
      const [nonce, until] = [randomBytes(12).toString('base64url'), String(Date.now() + DAYS * DAY_MS)]
      const entries = [`${nonce}.${until}.${sign(account, nonce, until)}`, ...others].slice(0, MOST)
      const kept = `${NAME}=${entries.join('~')}; Path=/; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax`
      return protocol === 'https' ? `${kept}; Secure` : kept
    },
  }
}
export type KnownDevices = ReturnType<typeof knownDevices>

function entriesIn(cookies: string | undefined): string[] {
  const [, value = ''] = cookies?.match(new RegExp(`(?:^|;\\s*)${NAME}=([\\w.~-]+)`)) ?? []
  return value ? value.split('~', MOST) : []
}
