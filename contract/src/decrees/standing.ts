import type { Seat } from './decree.ts'

/** Whether somebody is named for a seat and holds it on this day; whose time is over, such as an acting officer, no longer does. */
export function isHeldOn(seat: Pick<Seat, 'person' | 'from' | 'until'>, day: string): boolean {
  return seat.person !== null && (!seat.from || seat.from <= day) && (!seat.until || seat.until > day)
}

/** The offices for which nobody is named in any seat on this day. */
export function unnamedOffices<Office extends { readonly code: string }>(
  offices: readonly Office[],
  seats: readonly Pick<Seat, 'office' | 'person' | 'from' | 'until'>[],
  day: string,
): Office[] {
  const named = new Set(seats.filter((seat) => isHeldOn(seat, day)).map(({ office }) => office))
  return offices.filter(({ code }) => !named.has(code))
}
