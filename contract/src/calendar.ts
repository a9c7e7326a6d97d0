import { z } from 'zod'
import type { Span } from './definition/case.ts'

const Clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
const Hours = z.array(z.tuple([Clock, Clock]))
const Day = z.iso.date()

/**
 * When a region works. `weekdays` runs from Monday; a period (Ramadan) replaces them between two days,
 * an exception (holiday, local day off, Saturday duty) replaces one day.
 */
export const WorkingCalendar = z.strictObject({
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  weekdays: z.array(Hours).length(7),
  periods: z.array(
    z.strictObject({ from: Day, to: Day, weekdays: z.array(Hours).length(7), name: z.string() }),
  ),
  exceptions: z.record(Day, z.strictObject({ name: z.string(), hours: Hours })),
})
export type WorkingCalendar = z.infer<typeof WorkingCalendar>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 1440 * MINUTE
// Indonesia keeps no summer time, so a zone is one number and a tablet needs no table of zones.
const HOURS_AHEAD: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
}
// Longer than any row of days off; a calendar without working hours must not be searched for ever.
const HORIZON = 400

/** How many hours a region's zone is ahead of UTC, always; 0 for a zone that is not one of Indonesia's. */
export function hoursAhead(zone: string): number {
  return HOURS_AHEAD[zone] ?? 0
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function localDay({ zone }: { readonly zone: string }, at: Date): string {
  return new Date(at.getTime() + hoursAhead(zone) * HOUR).toISOString().slice(0, 10)
}

/** The same as a number, from 0 on 1 January 1970: what days are counted by, because a submission counts many. */
function dayNumber({ zone }: WorkingCalendar, at: Date): number {
  return Math.floor((at.getTime() + hoursAhead(zone) * HOUR) / DAY)
}

/** The instant at which a span that begins at `from` is over. */
export function endOf(calendar: WorkingCalendar, span: Span, from: Date): Date {
  return 'workingMinutes' in span
    ? addWorkingMinutes(calendar, from, span.workingMinutes)
    : closing(calendar, span.closingOfDay, span.cutOff, from)
}

/** The instant after `minutes` of working time have passed. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let left = minutes * MINUTE
  for (const [opens, closes] of openings(calendar, from)) {
    const begins = Math.max(opens, from.getTime())
    if (begins >= closes) continue
    if (closes - begins >= left) return new Date(begins + left)
    left -= closes - begins
  }
  throw new RangeError('the calendar has no working hours')
}

/** Working time between two instants, in minutes; 0 when the second is not later. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  let sum = 0
  for (const [opens, closes] of openings(calendar, from)) {
    if (opens >= to.getTime()) break
    sum += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()))
  }
  return Math.floor(sum / MINUTE)
}

// Counting begins with the day of intake when it is a working day and the cut-off has not passed.
function closing(calendar: WorkingCalendar, days: number, cutOff: string | undefined, from: Date): Date {
  const today = dayNumber(calendar, from)
  let left = days
  for (const day of daysFrom(calendar, today)) {
    const last = openingsOn(calendar, day).at(-1)?.[1]
    if (!last) continue
    // On a half day the office closes before the cut-off.
    const latest = cutOff ? Math.min(instant(calendar, day, cutOff), last) : last
    if (day === today && from.getTime() > latest) continue
    if (left-- === 0) return new Date(last)
  }
  throw new RangeError('the calendar has no working hours')
}

function* openings(calendar: WorkingCalendar, from: Date): Generator<Opening> {
  for (const day of daysFrom(calendar, dayNumber(calendar, from))) yield* openingsOn(calendar, day)
}

type Opening = readonly [opens: number, closes: number]
const known = new WeakMap<WorkingCalendar, Map<number, readonly Opening[]>>()

// Every submission asks for today and tomorrow: a calendar is read far more often than it changes, and it is made anew then.
function openingsOn(calendar: WorkingCalendar, day: number): readonly Opening[] {
  const days = known.get(calendar) ?? new Map<number, readonly Opening[]>()
  if (!days.size) known.set(calendar, days)
  const before = days.get(day)
  if (before) return before
  const found = hoursOn(calendar, day).map(
    ([opens, closes]) => [instant(calendar, day, opens), instant(calendar, day, closes)] as const,
  )
  days.set(day, found)
  return found
}

// Days without end, as long as there is work now and then.
function* daysFrom(calendar: WorkingCalendar, first: number): Generator<number> {
  let idle = 0
  for (let day = first; idle < HORIZON; day++) {
    idle = openingsOn(calendar, day).length ? 0 : idle + 1
    yield day
  }
}

function hoursOn(calendar: WorkingCalendar, dayNumber: number): readonly [string, string][] {
  const date = new Date(dayNumber * DAY)
  const day = date.toISOString().slice(0, 10)
  const exception = calendar.exceptions[day]
  if (exception) return exception.hours
  const period = calendar.periods.find(({ from, to }) => from <= day && day <= to)
  const fromMonday = (date.getUTCDay() + 6) % 7
  return (period ?? calendar).weekdays[fromMonday] ?? []
}

function instant({ zone }: WorkingCalendar, day: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return day * DAY + (hours - hoursAhead(zone)) * HOUR + minutes * MINUTE
}
