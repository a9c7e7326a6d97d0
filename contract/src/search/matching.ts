const LONG = 5
const ROOT = 4

/** A word of a question, or the word with others that mean the same. */
export type Asked = string | readonly string[]

/**
 * How well a text answers what was asked: each word of the question must be a word of the text (3), begin one (2), stand inside
 * one as its root does between prefix and suffix (lahir in kelahiran), or be one with a single letter wrong, left out or doubled,
 * where it is long enough to be told (1). 0 when a word is not answered at all.
 */
export function matchOf(question: readonly Asked[], text: readonly string[]): number {
  const all = question.map((asked) => best(asked, text))
  return all.every(Boolean) ? mean(all) : 0
}

/** The same where some words are not answered: for whoever would find nothing else. Short words alone tell nothing. */
export function partOf(question: readonly Asked[], text: readonly string[]): number {
  const told = question.filter((asked) => [asked].flat().some((word) => word.length >= ROOT))
  return mean(told.map((asked) => best(asked, text)))
}

function best(asked: Asked, text: readonly string[]): number {
  return Math.max(0, ...[asked].flat().flatMap((one) => text.map((word) => worth(one, word))))
}

function mean(all: readonly number[]): number {
  return all.length ? all.reduce((sum, one) => sum + one, 0) / all.length : 0
}

function worth(asked: string, word: string): number {
  if (asked === word) return 3
  if (word.startsWith(asked)) return 2
  if (asked.length >= ROOT && word.includes(asked)) return 1
  return asked.length >= LONG && isNear(asked, word) ? 1 : 0
}

/** One letter changed, added or missing. */
function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  return rest === long.slice(at + 1)
}
