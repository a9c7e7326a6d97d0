import { FeedKey } from '@guyub/contract/booking'
import { cookieOf } from '../../kernel/preferences.ts'

const NAME = 'guyub_calendar'
const YEAR = 31_536_000

/** The secret address of this browser's calendar: bookings that are added to it come together. */
export function calendarCookie(key: string): string {
  return `${NAME}=${key}; Path=/tempat; Max-Age=${YEAR}; HttpOnly; SameSite=Lax`
}

export function calendarKey(request: Request): string | undefined {
  const { data } = FeedKey.safeParse(cookieOf(request.headers.get('cookie') ?? undefined, NAME))
  return data
}
