import { z } from 'zod'

/**
 * What the QR of our own paper says, signed. It names no person: whoever holds the paper compares what it says with what
 * is printed. `w` tells which of the two it is: final, or printed without a network and provisional.
 */
export const TokenClaims = z.object({
  r: z.string(),
  d: z.uuid(),
  k: z.string(),
  n: z.string(),
  c: z.string(),
  /** Day of issue in the region's zone. */
  t: z.iso.date(),
  w: z.literal('final').optional(),
})
export type TokenClaims = z.infer<typeof TokenClaims>

/** `claims.signature`, both base64url: what stands behind /cek/ in the QR. */
export function splitToken(
  token: string,
): { readonly claims: TokenClaims; readonly signed: string; readonly signature: string } | undefined {
  const [signed = '', signature = ''] = token.split('.')
  try {
    const bytes = Uint8Array.from(atob(signed.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    const claims = TokenClaims.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return claims.success ? { claims: claims.data, signed, signature } : undefined
  } catch {
    return undefined
  }
}
