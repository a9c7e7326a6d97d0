import { newCommandId } from '@guyub/contract/command'
import type { TestApp } from './harness.ts'

export const AREA = '35.05.01.2001'
const DAY = [['08:00', '16:00']] as const
/** Every day from eight to four. */
export const HOURS = Array.from({ length: 7 }, () => DAY)

/** Places of a co-working house: the agency that oversees them, whoever keeps them, and whoever books. */
export function withPlaces(app: TestApp) {
  const as = (name?: string) => name as Parameters<TestApp['post']>[2]
  Object.assign(app.actors, {
    overseer: app.anActor('service-officer', 'diskominfo'),
    keeper: app.anActor('place-keeper', 'diskominfo'),
    otherKeeper: app.anActor('place-keeper', 'dlh'),
  })
  const post = (path: string, body: object, name?: string) =>
    app.post(`/booking${path}`, { commandId: newCommandId(), ...body }, as(name))
  const get = (path: string, name?: string) => app.get(`/booking${path}`, as(name))

  async function made(path: string, body: object, name: string, key: string): Promise<string> {
    const { status, body: said } = await post(path, body, name)
    if (status !== 200) throw new Error(`${path} ${JSON.stringify(said)}`)
    return String(said[key])
  }

  const aSite = (name: string, more: object = {}) =>
    made(
      '/sites',
      {
        ...{
          service: 'co-working',
          name,
          address: 'Jalan Contoh 1',
          areaCode: AREA,
          officeCode: 'diskominfo',
        },
        ...more,
      },
      'overseer',
      'siteId',
    )

  const aSpace = (siteId: string, name: string, more: object = {}) =>
    made(
      `/sites/${siteId}/spaces`,
      {
        ...{ kind: 'ruang', name, capacity: 10, isAccessible: true, hours: HOURS, slotMinutes: 60 },
        ...{ tariffs: { rupiah: { usaha: 50_000 }, source: 'Contoh' }, ...more },
      },
      'keeper',
      'spaceId',
    )

  const aClass = (siteId: string, seats: number, more: object = {}) =>
    made(
      `/sites/${siteId}/sessions`,
      {
        ...{ title: 'Kelas membatik', about: '', givenBy: 'Ibu Contoh', seats },
        ...{ startsAt: '2026-03-04T02:00:00.000Z', endsAt: '2026-03-04T04:00:00.000Z', ...more },
      },
      'keeper',
      'sessionId',
    )

  return { post, get, aSite, aSpace, aClass }
}
export type Places = ReturnType<typeof withPlaces>

let numbers = 0
/** Somebody whom no test has met. */
export function aVisitor(more: object = {}) {
  numbers += 1
  return { name: `Tamu ${numbers}`, phone: `0812${String(10_000_000 + numbers)}`, ...more }
}

/** A room for an hour, on Wednesday at nine. */
export function anHour(spaces: readonly string[], more: object = {}) {
  return {
    ...{ spaces, startsAt: '2026-03-04T02:00:00.000Z', endsAt: '2026-03-04T03:00:00.000Z' },
    ...{ purpose: 'sosial', person: aVisitor(), heads: 4, ...more },
  }
}
