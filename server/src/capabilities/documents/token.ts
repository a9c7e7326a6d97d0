import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { splitToken, type TokenClaims } from '@guyub/contract/documents'
import { canonical } from '../../kernel/canonical.ts'

/** Signed with Ed25519 over the base64url text: whoever has the public key verifies it without a network. */
export function newToken(key: KeyObject, claims: TokenClaims): string {
  const text = Buffer.from(canonical(claims)).toString('base64url')
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
}

/** What a token says, or nothing when this installation never signed it. */
export function claimsOf(key: KeyObject, token: string): TokenClaims | undefined {
  const split = splitToken(token)
  if (!split) return undefined
  const isOurs = verify(
    null,
    Buffer.from(split.signed),
    createPublicKey(key),
    Buffer.from(split.signature, 'base64url'),
  )
  return isOurs ? split.claims : undefined
}
