import { afterAll, beforeAll, expect, test } from 'vitest'
import { anHour, type Places, withPlaces } from '../../../test/a-site.ts'
import { aRegistration, communitiesOf } from '../../../test/communities.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let places: Places
let room: string
beforeAll(async () => {
  app = await startTestApp()
  places = withPlaces(app)
  room = await places.aSpace(await places.aSite('Rumah Contoh'), 'Ruang Melati')
})
afterAll(() => app.stop())

interface Trade {
  readonly key: string
  readonly communities: number | null
  readonly bookings: number | null
}
const counted = async () => {
  const { body } = await app.get('/communities/subsectors')
  return new Map<string, number | null>(
    body.map(({ key, communities }: Trade) => [key, communities] as const),
  )
}
const used = async () => {
  const { body } = await places.get('/use/co-working?month=2026-03')
  return new Map<string, Trade>(body.subsectors.map((each: Trade) => [each.key, each]))
}

test('a community may name its trades, of the list and three at most, or none', async () => {
  const register = async (subsectors: string[]) =>
    (await app.post('/communities', aRegistration({ subsectors }))).body.code
  expect(await register(['sulap'])).toBe('communities.no_such_subsector')
  expect(await register(['musik', 'kriya', 'fesyen', 'kuliner'])).toBe('request.invalid')
  expect(await register([])).toMatch(/^3505-/)
  const { aMember } = communitiesOf(app)
  const { id } = await aMember({ subsectors: ['kriya', 'kriya', 'musik'] })
  const { body } = await app.get(`/communities/${id}/record`, 'secretariat')
  expect(body.subsectors.map((each: { id: string }) => each.id)).toEqual(['Musik', 'Kriya'])
})

test('only counts are published, and none of fewer than five', async () => {
  const { aMember, keyOf } = communitiesOf(app)
  expect((await counted()).get('kriya')).toBeNull()
  const members = [await aMember({ subsectors: ['kriya'] })]
  for (let nth = 0; nth < 3; nth++) members.push(await aMember({ subsectors: ['kriya'] }))
  const now = await counted()
  expect([now.get('kriya'), now.get('musik'), now.get('arsitektur')]).toEqual([5, null, 0])
  expect(now.size).toBe(17)
  // Neither a community's own line nor the log of its booking says it.
  expect(JSON.stringify((await app.get('/communities')).body)).not.toContain('kriya')
  members.push(await aMember({ subsectors: ['kriya'] }))
  for (const [nth, member] of members.entries()) {
    const [startsAt, endsAt] = [1 + nth, 2 + nth].map((hour) => `2026-03-04T0${hour}:00:00.000Z`)
    app.clock.now = new Date('2026-03-02T02:00:00Z')
    const communityKey = await keyOf(member)
    const { body } = await places.post('/bookings', anHour([room], { startsAt, endsAt, communityKey }))
    app.clock.now = new Date(startsAt ?? '')
    await places.post('/check-in', { code: body.code, occurredAt: startsAt }, 'keeper')
    expect((await used()).get('kriya')).toMatchObject(
      nth < 4 ? { communities: null, bookings: null } : { communities: 5, bookings: 5 },
    )
  }
})

test('verified communities of each trade are a figure, where they are', async () => {
  await app.settle()
  const { body } = await app.get('/indicators/places-subsectors/figures?by=product', 'leader')
  expect(body.rows).toMatchObject([
    { key: 'kriya', value: 6 },
    { key: 'musik', value: 1 },
  ])
})
