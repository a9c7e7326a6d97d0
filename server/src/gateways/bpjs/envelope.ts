import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import lzString from 'lz-string'

/** What BPJS Kesehatan gives to a hospital for its web service of queues. */
export interface Credentials {
  readonly consId: string
  readonly secretKey: string
  readonly userKey: string
}

/** `base64(HMAC-SHA256(secretKey, consId & timestamp))`, with the time in seconds, as the catalogue has it. */
export function signedHeaders(
  { consId, secretKey, userKey }: Credentials,
  seconds: number,
): Record<string, string> {
  const signature = createHmac('sha256', secretKey).update(`${consId}&${seconds}`).digest('base64')
  return { 'x-cons-id': consId, 'x-timestamp': String(seconds), 'x-signature': signature, user_key: userKey }
}

function keyOf({ consId, secretKey }: Credentials, seconds: number): Buffer {
  return createHash('sha256').update(`${consId}${secretKey}${seconds}`).digest()
}

/**
 * Opens an answer: AES-256-CBC under SHA-256 of number, secret and the time that was asked at, begun with the first half of that key;
 * what is inside is packed by LZString. Throws on whatever was not made so.
 */
export function opened(credentials: Credentials, seconds: number, answer: string): unknown {
  const key = keyOf(credentials, seconds)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
  const packed = Buffer.concat([decipher.update(answer, 'base64'), decipher.final()]).toString('utf8')
  const text = lzString.decompressFromEncodedURIComponent(packed)
  if (!text) throw new Error('the answer of the insurance could not be unpacked')
  return JSON.parse(text)
}

/** The other way round, for whoever plays the insurance in a test. */
export function closed(credentials: Credentials, seconds: number, content: unknown): string {
  const key = keyOf(credentials, seconds)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16))
  const packed = lzString.compressToEncodedURIComponent(JSON.stringify(content))
  return Buffer.concat([cipher.update(packed, 'utf8'), cipher.final()]).toString('base64')
}
