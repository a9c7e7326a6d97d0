import { classes, sites } from '@guyub/contract/booking'
import type { Visit } from '../../kernel/visit.ts'

/** Where a service can be booked, and how many of its classes are to come. */
export async function bookingPart(service: string, { call }: Visit) {
  const [all, coming] = await Promise.all([call(sites, { service }), call(classes, { service })])
  return {
    service,
    sites: (all.ok ? all.answer : []).map(({ id, name, address }) => ({ id, name, address })),
    classes: coming.ok ? coming.answer.length : 0,
  }
}
export type BookingPart = Awaited<ReturnType<typeof bookingPart>>
