import type { Language } from '@guyub/contract/text'
import { formatDay, formatTime } from './format.ts'

/** "09.00–10.00", where the day above it says of which zone it is. */
export function hoursWords(startsAt: string, endsAt: string, language: Language, zone: string): string {
  return `${formatTime(startsAt, language, zone).slice(0, 5)}–${formatTime(endsAt, language, zone).slice(0, 5)}`
}

/** "09.00–10.00 WIB". */
export function slotWords(startsAt: string, endsAt: string, language: Language, zone: string): string {
  return `${formatTime(startsAt, language, zone).slice(0, 5)}–${formatTime(endsAt, language, zone)}`
}

/** "Rabu, 4 Maret 2026 · 09.00–10.00 WIB". */
export function whenWords(startsAt: string, endsAt: string, language: Language, zone: string): string {
  return `${formatDay(startsAt, language, zone)} · ${slotWords(startsAt, endsAt, language, zone)}`
}

/** So many days from one day on, each `YYYY-MM-DD`. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, nth) =>
    new Date(Date.parse(first) + nth * 86_400_000).toISOString().slice(0, 10),
  )
}

/** A day that a page was asked for, or the one that it proposes. */
export function dayIn(asked: string | null, otherwise: string): string {
  if (!asked || !/^20\d\d-\d\d-\d\d$/.test(asked)) return otherwise
  // The 31st of February is no day, though `Date` takes it for one in March.
  const at = new Date(asked)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(asked) ? asked : otherwise
}
