import { createHmac, timingSafeEqual } from 'node:crypto'

const LASTS_MS = 3_600_000

/** A token for the insurance: until when, and what only we could have written beside it. Good for an hour, for one hospital. */
export function newToken(secret: Buffer, hospital: string, username: string, now: Date): string {
  const until = (now.getTime() + LASTS_MS).toString(36)
  return `${until}.${signature(secret, hospital, username, until)}`
}

export function isToken(
  secret: Buffer,
  hospital: string,
  username: string,
  token: string,
  now: Date,
): boolean {
  const [until = '', said = ''] = token.split('.')
  const right = Buffer.from(signature(secret, hospital, username, until))
  const given = Buffer.from(said)
  const isOurs = given.length === right.length && timingSafeEqual(given, right)
  return isOurs && Number.parseInt(until, 36) > now.getTime()
}

function signature(secret: Buffer, hospital: string, username: string, until: string): string {
  return createHmac('sha256', secret).update(`${hospital} ${username} ${until}`).digest('base64url')
}
