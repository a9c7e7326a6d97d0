import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../kernel/vault.ts'

const GOOD_FOR_MS = 30 * 60_000

/** The PIN of the receipt, bound to its case. Six digits are few: what guards them is the lock after wrong tries. */
export function pinHash(vault: Vault, region: string, caseId: string, pin: string): Buffer {
  return vault.lookUp(region, `pin ${caseId} ${pin}`)
}

/** What a one-time code to the applicant's phone is good for. */
export function trackPurpose(caseId: string): string {
  return `case-tracking ${caseId}`
}

/** What lets somebody without an account follow one case for half an hour. */
export function newTrackKey(secret: Buffer, region: string, caseId: string, now: Date) {
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS)
  const text = `${caseId}.${expiresAt.getTime()}`
  return { key: `${text}.${signature(secret, region, text)}`, expiresAt: expiresAt.toISOString() }
}

/** The case that a key opens, or nothing when it is forged, of another region, or too old. */
export function caseOfTrackKey(secret: Buffer, region: string, key: string, now: Date): string | undefined {
  const [caseId = '', expires = '', signed = ''] = key.split('.')
  const [given, right] = [Buffer.from(signed), Buffer.from(signature(secret, region, `${caseId}.${expires}`))]
  const isOurs = given.length === right.length && timingSafeEqual(given, right)
  return isOurs && Number(expires) > now.getTime() ? caseId : undefined
}

function signature(secret: Buffer, region: string, text: string): string {
  return createHmac('sha256', secret).update(`track ${region} ${text}`).digest('base64url')
}
