import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

interface Sent {
  readonly nonce: string
  readonly cookies: readonly string[]
}

/** Sends what the pages answered, compressed, with the one content policy of all pages: nothing from elsewhere. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
  { nonce, cookies }: Sent,
): Promise<FastifyReply> {
  reply.code(response.status)
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
  const set = [...response.headers.getSetCookie(), ...cookies]
  if (set.length) reply.header('set-cookie', set)
  if (!response.headers.has('cache-control')) reply.header('cache-control', 'no-store')
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('text/html')) return reply.send(Buffer.from(await response.arrayBuffer()))

  reply.header('content-security-policy', contentPolicy(nonce))
  reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
  const bytes = Buffer.from(await response.arrayBuffer())
  reply.header('vary', 'accept-encoding, accept-language, cookie')
  const accepts = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepts)) {
    reply.header('content-encoding', 'br')
    return reply.send(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
  }
  if (/\bgzip\b/.test(accepts)) return reply.header('content-encoding', 'gzip').send(await zip(bytes))
  return reply.send(bytes)
}

// Inline style attributes carry the widths of bars; no inline style sheet or script runs without the nonce.
function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
