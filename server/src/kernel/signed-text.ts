import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { sha256 } from './merkle.ts'

/** Ed25519 over a text, base64. */
export function signed(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text), key).toString('base64')
}

/** Whether the owner of this public key (SPKI, PEM) signed the text. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
}

export function hashOfText(text: string): string {
  return hashOf(Buffer.from(text))
}

export function hashOf(bytes: Buffer): string {
  return sha256(bytes).toString('hex')
}
