/** Nobody who lives and no paper that counts is older. */
const FIRST_YEAR = '1800'

/** Of a day or a moment in ISO 8601: what stands before is a slip (0026), or the year 0, which PostgreSQL does not have. */
export function isOfOurTime(text: string): boolean {
  return text >= FIRST_YEAR
}
