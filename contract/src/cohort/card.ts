/** What the QR of a delegate's card says. Whether the house signed it is the server's to check. */
export interface CardClaims {
  readonly region: string
  readonly cohortId: string
  readonly delegateId: string
  /** `{region}.{cohort}.{delegate}.{signature}`, ids without hyphens. */
  readonly token: string
}

const TOKEN = /^(?:https?:\/\/[^\s?#]+\/)?((\w{2,8})\.([0-9a-f]{32})\.([0-9a-f]{32})\.[\w-]{86})$/

/** Reads the address behind a card's QR, or the token alone; nothing when it is something else. */
export function readCard(scanned: string): CardClaims | undefined {
  const [, token, region, cohort, delegate] = TOKEN.exec(scanned.trim()) ?? []
  if (!token || !region || !cohort || !delegate) return undefined
  return { region, cohortId: uuid(cohort), delegateId: uuid(delegate), token }
}

/** The short code printed on a card, `7KQ2-M9RT`, as people type it: small letters, blanks, without the hyphen. */
export function normalCardCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
