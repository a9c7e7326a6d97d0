export { type Calendars, openCalendars } from './calendars.ts'
export { loadCalendar } from './load-calendar.ts'
