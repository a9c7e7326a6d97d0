import { hoursAhead } from '@guyub/contract/calendar'

const HOUR = 3_600_000

/** What a `datetime-local` field says in a region's zone, in UTC; what is no moment comes back as it is, for the contract to refuse. */
export function momentOf(local: string, zone: string): string {
  const at = new Date(new Date(`${local}:00Z`).getTime() - hoursAhead(zone) * HOUR)
  // The 31st of February is no moment, though `Date` takes it for one in March.
  return Number.isNaN(at.getTime()) || localOf(at, zone) !== local.slice(0, 16) ? local : at.toISOString()
}

/** The other way: what a `datetime-local` field shows for a moment. */
export function localOf(moment: string | Date, zone: string): string {
  return new Date(new Date(moment).getTime() + hoursAhead(zone) * HOUR).toISOString().slice(0, 16)
}
