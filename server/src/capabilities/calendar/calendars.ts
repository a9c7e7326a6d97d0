import { WorkingCalendar } from '@guyub/contract/calendar'
import type { Context } from '../../kernel/context.ts'

/** A day off that is entered counts a minute later; until then a promise is counted by the calendar of before. */
const FRESH_MS = 60_000

/** The working calendars of the regions, kept in memory. */
export function openCalendars() {
  const known = new Map<string, { readonly calendar: WorkingCalendar; readonly readAt: number }>()
  return {
    async of({ region, now }: Pick<Context, 'region' | 'now'>): Promise<WorkingCalendar> {
      const cached = known.get(region.code)
      if (cached && now().getTime() - cached.readAt < FRESH_MS) return cached.calendar
      const row = await region.db
        .selectFrom('working_calendar')
        .select('calendar')
        .where('region_code', '=', region.code)
        .executeTakeFirst()
      if (!row) throw new Error(`region ${region.code} has no working calendar: run "guyub load"`)
      const calendar = WorkingCalendar.parse(row.calendar)
      known.set(region.code, { calendar, readAt: now().getTime() })
      return calendar
    },
  }
}
export type Calendars = ReturnType<typeof openCalendars>
