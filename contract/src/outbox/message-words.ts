/** What stands for a value in words: `{code}`. */
const FIELD = /\{([^{}]*)\}/g

/** Words with their fields filled in; a field that nobody knows is left out. */
export function filledIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(FIELD, (_, name: string) => values[name] ?? '')
}

/** Fields in the words that the letter does not have, and braces that are no field. */
export function unknownFields(words: string, known: readonly string[]): readonly string[] {
  const named = [...words.matchAll(FIELD)].map(([, name = '']) => name)
  const isTorn = /[{}]/.test(words.replace(FIELD, ''))
  return [...new Set([...named.filter((name) => !known.includes(name)), ...(isTorn ? ['{ }'] : [])])]
}

const SINGLE = { gsm: 160, wide: 70 }
const JOINED = { gsm: 153, wide: 67 }
// GSM 03.38, the basic table and what costs two places.
const BASIC = /^[@£$¥èéùìòÇ\n\rØøÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/
const DOUBLE = /[\^{}\\[~\]|€]/g

/** How many short messages it is on a telephone (3GPP TS 23.038 and 23.040). */
export function smsParts(words: string): number {
  const isBasic = BASIC.test(words)
  const length = isBasic ? words.length + (words.match(DOUBLE)?.length ?? 0) : words.length
  const of = isBasic ? 'gsm' : 'wide'
  return length <= SINGLE[of] ? 1 : Math.ceil(length / JOINED[of])
}
