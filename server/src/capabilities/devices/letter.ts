/** First letters that were left to nodes of an office: here only they give letters that begin so. */
export interface Leases {
  /** At a node: its own. */
  readonly own: string | undefined
  readonly leased: readonly string[]
}

const MOST = 26 + 26 * 26

/** The letter of an office's n-th device, from nought: A … Z, AA … ZZ. Nothing when all are taken. */
export function letterOf(nth: number): string | undefined {
  if (nth >= MOST) return undefined
  const letter = (at: number) => String.fromCharCode(65 + at)
  return nth < 26 ? letter(nth) : letter(Math.floor((nth - 26) / 26)) + letter((nth - 26) % 26)
}

/**
 * The next letter of an office; nothing when all are taken. A node gives only its own, and the office's other devices get none of those;
 * what a node gave is taken over as it is.
 */
export function freeLetter(
  taken: ReadonlySet<string>,
  { own, leased }: Leases,
  given?: string,
): string | undefined {
  if (given) return leased.includes(given[0] ?? '') && !taken.has(given) ? given : undefined
  for (let nth = 0; nth < MOST; nth++) {
    const letter = letterOf(nth) ?? ''
    const isTheirs = letter.length === 2 && leased.includes(letter[0] ?? '')
    const isOurs = own ? letter.length === 2 && letter[0] === own : !isTheirs
    if (isOurs && !taken.has(letter)) return letter
  }
  return undefined
}
