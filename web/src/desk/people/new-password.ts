// Read aloud and typed once: no letter that looks like another. Twenty of 31 signs are 99 bits.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 20

/** `k7mxp-…`: told to the person once, and changed by them on their own page. */
export function newPassword(): string {
  const letters: string[] = []
  while (letters.length < LENGTH) {
    // The bytes beyond the last whole round would favour the first signs.
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH)))
      if (byte < 256 - (256 % SIGNS.length) && letters.length < LENGTH)
        letters.push(SIGNS[byte % SIGNS.length] ?? '')
  }
  return (letters.join('').match(/.{5}/g) ?? []).join('-')
}
