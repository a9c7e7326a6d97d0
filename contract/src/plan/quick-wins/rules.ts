import { plainText } from '../../plain-words.ts'

export const QUICK_WIN_PHASES = ['nominated', 'chosen', 'not-chosen', 'launched', 'concluded'] as const
export type QuickWinPhase = (typeof QUICK_WIN_PHASES)[number]
export const QUICK_WIN_OUTCOMES = ['reached', 'partly', 'not-reached', 'abandoned'] as const
export type QuickWinOutcome = (typeof QUICK_WIN_OUTCOMES)[number]

/** A quick win is launched less than this many months after it was chosen (Ponorogo 2022: "under 12 months, felt directly"). */
export const QUICK_WIN_MONTHS = 12

/** A title as it is compared: letters and digits alone, so that a hyphen or a capital makes nothing new. */
export function quickWinKey(title: string): string {
  return plainText(title)
}

/** The first day, `YYYY-MM-DD`, that is too late for a launch of what was chosen on this day. */
export function tooLateFrom(chosenOn: string): string {
  const [year = 0, month = 1, day = 1] = chosenOn.split('-').map(Number)
  // 29 February has no day of its own a year later; the database says 28 February, and so do we.
  const last = new Date(Date.UTC(year + 1, month, 0)).getUTCDate()
  const end = new Date(Date.UTC(year + 1, month - 1, Math.min(day, last)))
  return end.toISOString().slice(0, 10)
}

interface Known {
  readonly title: string
  readonly services: readonly string[]
}

/** Whether it says the same as an earlier one: the same name, or the same service of the platform. */
export function repeats(
  nominated: { readonly title: string; readonly service: string | null },
  earlier: Known,
): boolean {
  return (
    quickWinKey(nominated.title) === quickWinKey(earlier.title) ||
    (nominated.service !== null && earlier.services.includes(nominated.service))
  )
}

/**
 * Whether a year had the new quick win that each must have. A past year about which nothing at all is known is unrecorded, which
 * is not the same as none.
 */
export function yearStanding(year: {
  readonly isPast: boolean
  readonly known: number
  readonly fresh: number
}): 'met' | 'missing' | 'unrecorded' {
  if (year.fresh > 0) return 'met'
  return year.isPast && year.known === 0 ? 'unrecorded' : 'missing'
}

/** The days compared: as many before the launch as from it on. */
export function measuredDays(launchedOn: string, days: number) {
  return {
    before: { from: shifted(launchedOn, -days), to: shifted(launchedOn, -1) },
    after: { from: launchedOn, to: shifted(launchedOn, days - 1) },
  }
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
