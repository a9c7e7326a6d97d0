import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { CalendarEntry } from '../../capabilities/booking/index.ts'
import type { Fetched } from '../../kernel/transfer.ts'

interface Calendar {
  readonly region: string
  readonly origin: () => string
  readonly name: string
  readonly entries: readonly CalendarEntry[]
  readonly now: Date
}

const TAKEN = 'Terpakai'

/** RFC 5545: an entry keeps its UID for good and counts its SEQUENCE up, so that a calendar changes it in its place. */
export function calendarFile({ region, origin, name, entries, now }: Calendar): Fetched {
  const calendar = ical({
    ...{ name, method: ICalCalendarMethod.PUBLISH, ttl: 15 * 60 },
    prodId: { company: 'Guyub', product: 'booking', language: 'ID' },
  })
  for (const entry of entries)
    calendar.createEvent({
      id: `${entry.id}@${region.toLowerCase()}.guyub`,
      // Of a calendar with a METHOD the stamp is when this file was made.
      ...{ sequence: entry.version - 1, stamp: now, start: entry.startsAt, end: entry.endsAt },
      ...{ summary: entry.title ?? TAKEN, location: entry.place, busystatus: ICalEventBusyStatus.BUSY },
      transparency: entry.isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      ...(entry.code && { url: `${origin()}/tempat/kode/${entry.code}` }),
      status: statusOf(entry),
    })
  return {
    bytes: Buffer.from(calendar.toString()),
    mediaType: 'text/calendar; charset=utf-8',
    name: 'tempat.ics',
  }
}

function statusOf({ isCancelled, isTentative }: CalendarEntry): ICalEventStatus {
  if (isCancelled) return ICalEventStatus.CANCELLED
  return isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}
