import { waitingPlaces } from '@guyub/contract/queue'
import type { Visit } from '../../kernel/visit.ts'

/** Where people wait for a service, and how many now. */
export async function queuePart(service: string, { call }: Visit) {
  const reply = await call(waitingPlaces, {})
  const places = (reply.ok ? reply.answer : []).filter((place) => place.service === service)
  return {
    places: places.map(({ id, name, lanes }) => ({
      ...{ id, name },
      waiting: lanes.reduce((sum, lane) => sum + lane.waiting, 0),
    })),
  }
}
export type QueuePart = Awaited<ReturnType<typeof queuePart>>
