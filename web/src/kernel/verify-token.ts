import type { Verifiers } from '@guyub/contract/documents'
import { verifyAsync } from '@noble/ed25519'

/**
 * Signatures verified in the browser. Ed25519 by a small implementation of its own, because Chrome has none before 137 and village offices have
 * Chrome 109; P-256 by the browser.
 */
export const verifiers: Verifiers = {
  ed25519: async (signature, text, key) => {
    try {
      return await verifyAsync(signature, new TextEncoder().encode(text), key)
    } catch {
      // Not sixty-four bytes, or no point of the curve: forged like any other.
      return false
    }
  },
  p256: async (signature, text, jwk) => {
    try {
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
      const key = await crypto.subtle.importKey('jwk', { ...jwk }, algorithm, false, ['verify'])
      const bytes = new TextEncoder().encode(text)
      return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes)
    } catch {
      return false
    }
  },
}
