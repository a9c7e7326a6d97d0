/** Letters and digits of a text, word by word, whatever their case and accents: as texts are compared that people write. */
export function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** The same in one, so that a hyphen, a space or a capital makes nothing new. */
export function plainText(text: string): string {
  return plainWords(text).join('')
}
