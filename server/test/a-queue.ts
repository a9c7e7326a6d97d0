import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { TestApp } from './harness.ts'

const OFFICE = '35.05.01'

/** A sub-district office whose people wait: its manager, and officers who call. */
export function withQueue(app: TestApp) {
  const as = (name: string) => name as Parameters<TestApp['post']>[2]
  const somebody = (role: Role, office: string) => app.anActor(role, office)
  Object.assign(app.actors, {
    manager: somebody('district-officer', OFFICE),
    ...Object.fromEntries(
      ['ani', 'budi', 'citra'].map((name) => [name, somebody('counter-officer', OFFICE)]),
    ),
    stranger: somebody('counter-officer', '35.05.02'),
    otherManager: somebody('district-officer', '35.05.02'),
  })
  const post = (path: string, body: object, name?: string) =>
    app.post(
      `/queue${path}`,
      { commandId: newCommandId(), ...body },
      name === undefined ? undefined : as(name),
    )
  const get = (path: string, name?: string) =>
    app.get(`/queue${path}`, name === undefined ? undefined : as(name))

  async function done(asked: ReturnType<typeof post>) {
    const { status, body } = await asked
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }

  /** A place with the lanes of its service, and one counter for all of them at which Ani sits. */
  async function aPlace(name: string, service = 'loket') {
    const placeId = String((await done(post('/places', { service, name }, 'manager'))).placeId)
    const [place] = (await get('/places', 'manager')).body.filter(({ id }: { id: string }) => id === placeId)
    const lanes: Record<string, string> = Object.fromEntries(
      place.lanes.map(({ letter, id }: { letter: string; id: string }) => [letter, id]),
    )
    return { placeId, lanes }
  }

  async function aCounter(
    placeId: string,
    name: string,
    lanes: readonly (string | undefined)[],
    who?: string,
  ) {
    const { counterId } = await done(post(`/places/${placeId}/counters`, { name, lanes }, 'manager'))
    if (who) await done(post(`/counters/${counterId}/sit`, { isHere: true }, who))
    return String(counterId)
  }

  /** Leaves whatever counter somebody sits at, so that the next test finds them free. */
  async function everybodyUp(): Promise<void> {
    await app.admin
      .updateTable('queue_ticket')
      .set({ state: 'served', ended_at: app.clock.now })
      .where('state', 'in', ['called', 'serving'])
      .execute()
    await app.admin.updateTable('queue_counter').set({ served_by: null, since: null }).execute()
  }

  const issue = async (laneId: string | undefined, more: object = {}) =>
    (await done(post('/tickets', { laneId, ...more }, 'manager'))) as {
      ticketId: string
      number: string
      ordinal: number
      ahead: number
    }
  const next = (counterId: string, who: string, more: object = {}) =>
    post(`/counters/${counterId}/next`, more, who)
  const step = (ticketId: string, what: string, who: string, more: object = {}) =>
    post(`/tickets/${ticketId}/steps`, { step: what, ...more }, who)

  return { post, get, done, aPlace, aCounter, everybodyUp, issue, next, step }
}
