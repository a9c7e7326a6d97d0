import type { freeMonth } from '@guyub/contract/booking'
import type { Language } from '@guyub/contract/text'
import type { z } from 'zod'
import { formatDay } from './format.ts'

type Day = z.output<typeof freeMonth.answer>['days'][number]

const TONES = { free: 'done', partly: 'running', full: 'broken', closed: 'none', past: 'none' } as const

interface Shown {
  readonly language: Language
  /** What a day is called that is this free. */
  readonly word: (day: Day) => string
  /** Where a day leads; nothing where there is nothing to see. */
  readonly href: (day: Day) => string | undefined
}

/** The days of a month as its grid shows them. */
export function monthDays(days: readonly Day[], { language, word, href }: Shown) {
  return days.map((each) => {
    const name = formatDay(`${each.day}T00:00:00Z`, language, 'UTC')
    const target = href(each)
    return {
      ...{ day: each.day, word: word(each), tone: TONES[each.is], name },
      weekday: weekdaysOf(language)[weekdayOf(each.day)] ?? '',
      ...(target && { href: target }),
    }
  })
}

function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** Seven, from Monday: "Sen", "Sel"… */
export function weekdaysOf(language: Language): string[] {
  const named = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // The fifth of January 2026 is a Monday.
  return Array.from({ length: 7 }, (_, nth) => named.format(new Date(Date.UTC(2026, 0, 5 + nth))))
}

/** "Maret 2026". */
export function monthWords(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

/** `2026-04` of `2026-03`, and back. */
export function monthAway(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}

/** A month that a page was asked for; nothing for what is none. */
export function monthIn(asked: string | null): string | undefined {
  return asked && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : undefined
}
