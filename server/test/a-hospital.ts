import { newCommandId } from '@guyub/contract/command'
import { officeByCode } from '../src/capabilities/regions/index.ts'
import { endDays, sendReports } from '../src/capabilities/visits/index.ts'
import { bpjs } from '../src/gateways/bpjs/index.ts'
import { simrs } from '../src/gateways/simrs/index.ts'
import { loadServices } from '../src/kernel/definitions.ts'
import { fakeBpjs } from './fake-bpjs.ts'
import { fakeSimrs, SESSIONS } from './fake-simrs.ts'
import { startTestApp } from './harness.ts'

export const HOSPITAL = 'rsud-ngudi-waluyo'
export const INBOUND = { username: 'mobile-jkn', password: 'a password of the insurance' }

/** A hospital with a system of its own and a line to the insurance, both played on the loopback, and somebody who registers there. */
export async function aHospital() {
  const clock = { now: new Date('2026-03-02T02:00:00Z') }
  const [system, insurance] = await Promise.all([fakeSimrs(), fakeBpjs(() => clock.now)])
  system.state.sessions = [...SESSIONS]
  const lines = {
    system: simrs(system),
    insurance: bpjs(insurance.line, () => clock.now, 'Asia/Jakarta'),
    organization: undefined as string | undefined,
  }
  const app = await startTestApp({
    hospitals: {
      lines: (_, office) => (office === HOSPITAL ? lines : {}),
      connected: [],
      inbound: (_, office) => (office === HOSPITAL ? INBOUND : undefined),
    },
  })
  app.clock.now = clock.now
  const setClock = (at: string) => {
    clock.now = new Date(at)
    app.clock.now = clock.now
  }
  Object.assign(app.actors, {
    desk: app.anActor('hospital-registrar', HOSPITAL),
    srengat: app.anActor('hospital-registrar', 'rsud-srengat'),
  })
  const as = (name: string) => name as Parameters<typeof app.post>[2]
  const base = `/visits/hospitals/${HOSPITAL}`
  const post = (path: string, body: object, who: string | undefined = 'desk') =>
    app.post(`${base}${path}`, { commandId: newCommandId(), ...body }, as(who))
  const get = (path: string, who = 'desk') => app.get(`${base}${path}`, as(who))

  async function sessionOf(clinic: string): Promise<string> {
    const { body } = await app.get(`${base}?day=2026-03-02`)
    return body.sessions.find((each: { clinic: string }) => each.clinic === clinic).id
  }
  const needs = { services: loadServices(), vault: app.vault, lines: () => lines, officeByCode }
  return {
    ...{ app, system, insurance, lines, clock, setClock, post, get, sessionOf },
    /** A counter of the hospital that serves these lanes, with the registrar at it. */
    async aCounter(keys: readonly string[], who = 'desk') {
      const [place] = (await app.get('/queue/places', as(who))).body
      const lanes = place.lanes
        .filter(({ key }: { key: string }) => keys.includes(key))
        .map(({ id }: { id: string }) => id)
      const counter = await app.post(
        `/queue/places/${place.id}/counters`,
        { commandId: newCommandId(), name: `Loket ${keys.join(' ')}`, lanes },
        as(who),
      )
      const { counterId } = counter.body
      await app.post(`/queue/counters/${counterId}/sit`, { commandId: newCommandId(), isHere: true }, as(who))
      return {
        call: () => app.post(`/queue/counters/${counterId}/next`, { commandId: newCommandId() }, as(who)),
        leave: () =>
          app.post(`/queue/counters/${counterId}/sit`, { commandId: newCommandId(), isHere: false }, as(who)),
        step: (ticketId: string, step: string) =>
          app.post(`/queue/tickets/${ticketId}/steps`, { commandId: newCommandId(), step }, as(who)),
        lanes: place.lanes as { id: string; key: string }[],
        send: (ticketId: string, laneId: string) =>
          app.post(
            `/queue/tickets/${ticketId}/transfer`,
            { commandId: newCommandId(), laneId, keepsTurn: false },
            as(who),
          ),
      }
    },
    /** Until everything that is due was told, or refused. */
    async told() {
      const { reader, pool } = app
      while (await sendReports({ reader, pool, now: () => clock.now, visits: needs }));
    },
    daysEnd: () => endDays({ reader: app.reader, pool: app.pool, now: () => clock.now, visits: needs }),
    async stop() {
      await app.stop()
      await Promise.all([system.stop(), insurance.stop()])
    },
  }
}
export type AHospital = Awaited<ReturnType<typeof aHospital>>
