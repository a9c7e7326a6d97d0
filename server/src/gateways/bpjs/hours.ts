import { hoursAhead } from '@guyub/contract/calendar'

/** `08:00-12:00`, by the clock of the region. */
export function hoursThere(zone: string, startsAt: string | Date, endsAt: string | Date): string {
  return `${clock(zone, startsAt)}-${clock(zone, endsAt)}`
}

function clock(zone: string, at: string | Date): string {
  return new Date(new Date(at).getTime() + hoursAhead(zone) * 3_600_000).toISOString().slice(11, 16)
}
