const MOST = 26 + 26 * 26

/** The letter of an office's n-th device, from nought: A … Z, AA … ZZ. Nothing when all are taken. */
export function letterOf(nth: number): string | undefined {
  if (nth >= MOST) return undefined
  const letter = (at: number) => String.fromCharCode(65 + at)
  return nth < 26 ? letter(nth) : letter(Math.floor((nth - 26) / 26)) + letter((nth - 26) % 26)
}
