import { Undelivered, type Way } from './way.ts'

const PATIENCE_MS = 10_000
/** How long a browser's maker keeps what it could not hand over, in seconds. */
const KEPT_FOR = 3 * 86_400

export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Where the makers of browsers take messages. A server of ours goes nowhere else, whatever a subscription says. */
const MAKERS = [
  ...['fcm.googleapis.com', 'android.googleapis.com', 'updates.push.services.mozilla.com'],
  ...['.push.apple.com', '.notify.windows.com', '.push.services.mozilla.com'],
]

/** `more`: origins of a push service of one's own. */
export function isPushService(address: string, more: readonly string[] = []): boolean {
  const url = URL.parse(address)
  if (!url) return false
  if (more.includes(url.origin)) return true
  const { hostname } = url
  return (
    url.protocol === 'https:' &&
    !url.port &&
    MAKERS.some((maker) => (maker.startsWith('.') ? hostname.endsWith(maker) : hostname === maker))
  )
}

/** Web push (RFC 8030), encrypted so that only the browser reads it (RFC 8291), in our own name (RFC 8292). */
export function pushWay({ publicKey, privateKey }: PushKeys, origin: () => string): Way {
  return {
    async send({ to, title, text }) {
      const push = (await import('web-push')).default
      const about = origin().startsWith('https:') ? origin() : 'mailto:guyub@localhost'
      const { endpoint, method, headers, body } = push.generateRequestDetails(
        JSON.parse(to),
        JSON.stringify({ title, text, link: `${origin()}/lacak` }),
        { vapidDetails: { subject: about, publicKey, privateKey }, TTL: KEPT_FOR },
      )
      const reply = await fetch(endpoint, {
        ...{ method, headers: headers as Record<string, string>, redirect: 'error' },
        body: new Uint8Array(body as Buffer),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => {
        throw new Undelivered('no-answer')
      })
      await reply.body?.cancel()
      const { status } = reply
      if (status === 404 || status === 410) throw new Undelivered('gone', { status, isForGood: true })
      if (!reply.ok) throw new Undelivered('answered', { status })
    },
  }
}
