import { hoursAhead } from '@guyub/contract/calendar'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import type { CohortNeeds } from './needs.ts'
import { type CohortRow, cohortRow, type SessionRow, sessionRows } from './rows.ts'

/** Every session of a cohort as a calendar file. */
export async function cohortCalendar(
  ctx: Context,
  { origin }: Pick<CohortNeeds, 'origin'>,
  { cohortId }: { readonly cohortId: string },
): Promise<Fetched> {
  const cohort = await cohortRow(ctx.region.db, ctx, cohortId)
  const [sessions, { zone }] = await Promise.all([
    sessionRows(ctx.region.db, ctx, cohortId),
    regionToday(ctx),
  ])
  const calendar = calendarOf({ region: ctx.region.code, zone, origin, cohort, sessions })
  return {
    bytes: Buffer.from(calendar),
    mediaType: 'text/calendar; charset=utf-8',
    name: 'bimtek.ics',
  }
}

interface Sessions {
  readonly region: string
  readonly zone: string
  readonly origin: () => string
  readonly cohort: Pick<CohortRow, 'id' | 'title'>
  readonly sessions: readonly SessionRow[]
}

/** RFC 5545: a session keeps its UID for good and counts its SEQUENCE up, so that a calendar changes it in its place. */
export function calendarOf({ region, zone, origin, cohort, sessions }: Sessions): string {
  const calendar = ical({
    ...{ name: cohort.title, method: ICalCalendarMethod.PUBLISH },
    prodId: { company: 'Guyub', product: 'cohort', language: 'ID' },
  })
  for (const session of sessions)
    calendar.createEvent({
      id: `${session.id}@${region.toLowerCase()}.guyub`,
      sequence: session.version - 1,
      stamp: session.changed_at,
      start: instant(session.day, session.starts, zone),
      end: instant(session.day, session.ends, zone),
      summary: `${cohort.title}: ${session.title}`,
      location: session.place,
      url: `${origin()}/gerakan/bimtek/${cohort.id}`,
      status: session.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  return calendar.toString()
}

function instant(day: string, time: string, zone: string): Date {
  return new Date(new Date(`${day}T${time}:00Z`).getTime() - hoursAhead(zone) * 3_600_000)
}
