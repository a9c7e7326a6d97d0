const DAY = 86_400_000

/** The first day on which an agreement of so many months no longer runs: the same day of the month, or the last there is. */
export function endOfTerm(signedOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = signedOn.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when it is past. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY)
}

/** The smallest warning period in which so many days lie; 0 once it is over, nothing while the end is far. */
export function warningOf(days: number, warnDays: readonly number[]): number | null {
  if (days <= 0) return 0
  return warnDays.toSorted((a, b) => a - b).find((each) => days <= each) ?? null
}
