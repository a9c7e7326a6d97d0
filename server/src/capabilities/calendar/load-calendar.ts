import { readFileSync } from 'node:fs'
import { WorkingCalendar } from '@guyub/contract/calendar'
import { z } from 'zod'
import type { RegionDb } from '../../kernel/db.ts'

const CALENDARS = new URL('../../../../reference/calendars/', import.meta.url)
const Reference = WorkingCalendar.extend({ source: z.string() })

/**
 * Gives a region its calendar: the reference hours, with national holidays filled in from the year before `now` to two
 * years after it. A calendar that is there already only gains holidays it does not know; what was changed locally stays.
 */
export async function loadCalendar(region: RegionDb, now = new Date()): Promise<void> {
  const file = new URL(`${region.code.replace(/L$/, '')}.json`, CALENDARS)
  const { source, ...reference } = Reference.parse(JSON.parse(readFileSync(file, 'utf8')))
  const row = await region.db
    .selectFrom('working_calendar')
    .select('calendar')
    .where('region_code', '=', region.code)
    .executeTakeFirst()
  const calendar = row ? WorkingCalendar.parse(row.calendar) : reference
  const exceptions = { ...(await nationalHolidays(now.getUTCFullYear())), ...calendar.exceptions }
  const body = JSON.stringify({ ...calendar, exceptions })
  await region.db
    .insertInto('working_calendar')
    .values({ region_code: region.code, calendar: body, source })
    .onConflict((oc) => oc.columns(['region_code']).doUpdateSet({ calendar: body, changed_at: now }))
    .execute()
}

// Loaded here only: the library is large, and no request needs it.
async function nationalHolidays(year: number): Promise<WorkingCalendar['exceptions']> {
  const { default: Holidays } = await import('date-holidays')
  const holidays = new Holidays('ID', { languages: ['id'] })
  const days = [year - 1, year, year + 1, year + 2].flatMap((each) => holidays.getHolidays(each))
  return Object.fromEntries(
    days
      .filter((day) => day.type === 'public')
      .map((day) => [day.date.slice(0, 10), { name: day.name, hours: [] }]),
  )
}
