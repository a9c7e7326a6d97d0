// Random, because a counter would be a lock that every submission waits for, and made by the client, because a village
// without a network prints it on the receipt. No 0/O, 1/I, U: it is read out over the telephone.
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'
const PATTERN = /^[0-9A-Z]{4,6}-[2-9A-HJ-NP-TV-Z]{5}-[2-9A-HJ-NP-TV-Z]{5}$/

/** `3505-7KQ2M-9RT4A`: the region and 49 random bits. */
export function newTrackingCode(region: string): string {
  // 248 = 8 × 31: what lies above would make the first letters likelier.
  const letters: string[] = []
  while (letters.length < 10)
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < 248 && letters.length < 10) letters.push(LETTERS[byte % 31] ?? '')
  return `${region}-${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

export function isTrackingCode(code: string): boolean {
  return PATTERN.test(code)
}

/** As people type it: small letters, blanks, without the hyphens. */
export function normalTrackingCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (plain.length < 14) return plain
  return `${plain.slice(0, -10)}-${plain.slice(-10, -5)}-${plain.slice(-5)}`
}

export function regionOf(code: string): string {
  return code.split('-')[0] ?? ''
}

/** Six digits for the receipt: whoever holds the paper may follow the request and fetch what comes of it. */
export function newPin(): string {
  for (;;) {
    const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, '0')
  }
}
