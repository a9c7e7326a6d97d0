const LONG = 5
const ROOT = 4

/**
 * How well a text answers what was asked: each word of the question must be a word of the text (3), begin one (2), stand inside
 * one as its root does between prefix and suffix (lahir in kelahiran), or be one with a single letter wrong, left out or doubled,
 * where it is long enough to be told (1). 0 when a word is not answered at all.
 */
export function matchOf(question: readonly string[], text: readonly string[]): number {
  let sum = 0
  for (const asked of question) {
    const best = Math.max(0, ...text.map((word) => worth(asked, word)))
    if (!best) return 0
    sum += best
  }
  return question.length ? sum / question.length : 0
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
