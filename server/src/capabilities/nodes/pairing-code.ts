import { createHmac, diffieHellman, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { canonical } from '../../kernel/canonical.ts'
import type { Vault } from '../../kernel/vault.ts'

/** As in tracking codes: nothing that is mistaken for another when it is read aloud. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'

function lettersOf(bytes: Buffer, count: number): string {
  // 248 = 8 × 31: what lies above would make the first letters likelier.
  const fit = [...bytes].filter((byte) => byte < 248).slice(0, count)
  return fit.map((byte) => LETTERS[byte % 31]).join('')
}

/** The two parts of an invitation's code, which follow from its id and this installation's keys: 30 and 79 bits. */
export function codeOf(vault: Vault, region: string, id: string) {
  const bytes = (what: string) =>
    Buffer.from(hkdfSync('sha256', vault.lookUp(region, `node code ${id}`), '', what, 64))
  return { short: lettersOf(bytes('short'), 6), secret: lettersOf(bytes('secret'), 16) }
}

/** `7KQ2MP-9RT4-AB3C-…`: as it is typed. */
export function writtenCode({ short, secret }: { short: string; secret: string }): string {
  return `${short}-${secret.match(/.{4}/g)?.join('-')}`
}

/** As somebody typed it; nothing when it is none. */
export function readCode(typed: string): { short: string; secret: string } | undefined {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return plain.length === 22 ? { short: plain.slice(0, 6), secret: plain.slice(6) } : undefined
}

/** That whoever asks holds the code, and for which keys. */
export function proofOf(secret: string, asked: Readonly<Record<string, string | readonly string[]>>): string {
  return createHmac('sha256', secret)
    .update(`guyub pair ${canonical(asked)}`)
    .digest('base64')
}

export function isProof(proof: string, right: string): boolean {
  const [given, known] = [Buffer.from(proof), Buffer.from(right)]
  return given.length === known.length && timingSafeEqual(given, known)
}

/** What the answer is encrypted under: known to who has one of the two private keys and the code. */
export function boxKeyOf(privateKey: KeyObject, publicKey: KeyObject, secret: string): Buffer {
  const shared = diffieHellman({ privateKey, publicKey })
  return Buffer.from(hkdfSync('sha256', shared, secret, 'guyub pair', 32))
}
