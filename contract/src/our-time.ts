/** Nobody who lives and no paper that counts is older; no plan and no promise reaches further. */
const [FIRST_YEAR, AFTER_LAST] = ['1800', '2200']

/** Of a day or a moment in ISO 8601: what stands before or after is a slip (0026, 9999), or the year 0, which PostgreSQL does not have. */
export function isOfOurTime(text: string): boolean {
  return text >= FIRST_YEAR && text < AFTER_LAST
}

// The easternmost zone of Indonesia is nine hours ahead of UTC.
const AHEAD_MS = 9 * 3_600_000

/** The latest day that has begun anywhere in Indonesia: a later one lies ahead for everybody. */
export function newestDay(now: Date): string {
  return new Date(now.getTime() + AHEAD_MS).toISOString().slice(0, 10)
}
