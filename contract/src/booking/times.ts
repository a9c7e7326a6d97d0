import { hoursAhead } from '../calendar.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** Opening hours, seven lists from Monday: `[['08:00', '12:00'], ['13:00', '16:00']]`. */
export type Hours = readonly (readonly (readonly [string, string])[])[]

/** A stretch of time, its end not in it. */
export interface Range {
  readonly startsAt: Date
  readonly endsAt: Date
}

interface Bookable {
  readonly hours: Hours
  readonly slotMinutes: number
}

interface Rules {
  /** Minutes. */
  readonly longest: number
  /** Days. */
  readonly ahead: number
}

/** When a space is open on a local day, `YYYY-MM-DD`. */
export function openOn({ hours }: Pick<Bookable, 'hours'>, zone: string, day: string): Range[] {
  const midnight = Date.parse(`${day}T00:00:00Z`) - hoursAhead(zone) * 60 * MINUTE
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return (hours[weekday] ?? []).map(([opens, closes]) => ({
    startsAt: new Date(midnight + minutesOf(opens) * MINUTE),
    endsAt: new Date(midnight + minutesOf(closes) * MINUTE),
  }))
}

/** The slots of a local day, one after another from each opening; what is left before closing is no slot. */
export function slotsOn(space: Bookable, zone: string, day: string): Range[] {
  const step = space.slotMinutes * MINUTE
  return openOn(space, zone, day).flatMap(({ startsAt, endsAt }) =>
    Array.from({ length: Math.floor((endsAt.getTime() - startsAt.getTime()) / step) }, (_, nth) => ({
      startsAt: new Date(startsAt.getTime() + nth * step),
      endsAt: new Date(startsAt.getTime() + (nth + 1) * step),
    })),
  )
}

export const TIME_REFUSALS = {
  'booking.range_wrong': 409,
  'booking.too_long': 409,
  'booking.in_past': 409,
  'booking.too_far': 409,
  'booking.outside_hours': 409,
  'booking.off_slot': 409,
} as const
type TimeRefusal = keyof typeof TIME_REFUSALS

/** What is wrong with a time before anybody else is asked about it; nothing when it may be had. */
export function wrongTime(
  { startsAt, endsAt }: Range,
  space: Bookable,
  { longest, ahead }: Rules,
  { zone, now }: { readonly zone: string; readonly now: Date },
): TimeRefusal | undefined {
  const [from, to] = [startsAt.getTime(), endsAt.getTime()]
  if (!(from < to)) return 'booking.range_wrong'
  if (to - from > longest * MINUTE) return 'booking.too_long'
  // The slot that has begun may still be had by whoever stands there.
  if (to <= now.getTime() || from <= now.getTime() - space.slotMinutes * MINUTE) return 'booking.in_past'
  if (from > now.getTime() + ahead * DAY) return 'booking.too_far'
  const day = new Date(from + hoursAhead(zone) * 60 * MINUTE).toISOString().slice(0, 10)
  const opening = openOn(space, zone, day).find(
    (open) => open.startsAt.getTime() <= from && to <= open.endsAt.getTime(),
  )
  if (!opening) return 'booking.outside_hours'
  const step = space.slotMinutes * MINUTE
  if ((from - opening.startsAt.getTime()) % step || (to - from) % step) return 'booking.off_slot'
  return undefined
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
