import { type WorkingCalendar, workingMinutesBetween } from '@guyub/contract/calendar'

const DAY = 86_400_000

/** How many working days lie after one day up to and with another; both `YYYY-MM-DD`. */
export function workingDaysAfter(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0
  for (let day = Date.parse(from) + DAY; day <= Date.parse(to); day += DAY) {
    // The region's midnight lies before that of UTC by up to nine hours, and no office works across it.
    const midnight = new Date(`${new Date(day).toISOString().slice(0, 10)}T00:00:00${OFFSET[calendar.zone]}`)
    if (workingMinutesBetween(calendar, midnight, new Date(midnight.getTime() + DAY)) > 0) count++
  }
  return count
}

const OFFSET = { 'Asia/Jakarta': '+07:00', 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' } as const

interface Lasted {
  readonly days: number
  readonly count: number
}

/** The middle of them; of an even number the mean of the two in the middle. */
export function medianOf(lasted: readonly Lasted[]): number | null {
  const sorted = lasted.flatMap(({ days, count }) => Array<number>(count).fill(days)).sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1]
  const high = sorted[Math.floor(middle)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

export function meanOf(lasted: readonly Lasted[]): number | null {
  const count = lasted.reduce((sum, one) => sum + one.count, 0)
  if (!count) return null
  const days = lasted.reduce((sum, one) => sum + one.days * one.count, 0)
  return Math.round((days / count) * 10) / 10
}
