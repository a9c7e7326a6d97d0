import { z } from 'zod'

/**
 * What the QR of a slip says that was printed without a network. The device signs it (ECDSA, P-256, SHA-256, 64 bytes), so
 * that a slip somebody drew at home is told from one of an office. It names no person.
 */
export const SlipClaims = z.object({
  r: z.string(),
  d: z.uuid(),
  c: z.string(),
  s: z.string(),
  /** When it was printed, by the device's clock. */
  t: z.iso.datetime(),
})
export type SlipClaims = z.infer<typeof SlipClaims>

const PREFIX = 'P.'

/** The text that the device signs and that stands before the signature. */
export function slipText(claims: SlipClaims): string {
  return PREFIX + base64url(new TextEncoder().encode(JSON.stringify(claims)))
}

export function slipToken(text: string, signature: Uint8Array): string {
  return `${text}.${base64url(signature)}`
}

/** The parts of a slip's token, or nothing for a token that is none. */
export function splitSlip(token: string) {
  if (!token.startsWith(PREFIX)) return undefined
  const [claims = '', signature = ''] = token.slice(PREFIX.length).split('.')
  try {
    const read = SlipClaims.safeParse(JSON.parse(new TextDecoder().decode(fromBase64url(claims))))
    return read.success
      ? { claims: read.data, text: PREFIX + claims, signature: fromBase64url(signature) }
      : undefined
  } catch {
    return undefined
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  )
}
