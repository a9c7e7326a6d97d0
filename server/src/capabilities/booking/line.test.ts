import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anHour, aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'

let app: TestApp
let places: Places
let siteId: string
let room: string
let count = 0
beforeAll(async () => {
  app = await startTestApp({ connections: 10 })
  places = withPlaces(app)
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  siteId = await places.aSite(`Rumah ${count}`)
  room = await places.aSpace(siteId, 'Ruang Melati')
})
afterAll(() => app.stop())

const FOUR = '2026-03-04T04:00:00.000Z'
const book = async (more: object = {}, spaces = [room]) =>
  (await places.post('/bookings', anHour(spaces, more))).body
const stateOf = async ({ code }: { code?: string }) => (await places.get(`/own?code=${code}`)).body.state
const join = async (sessionId: string, more: object = {}) =>
  (await places.post(`/classes/${sessionId}/seats`, { person: aVisitor(), ...more })).body

test('one number is one person however it is spelt, and brackets alone are none', async () => {
  const [first, ...others] = ['0812-7654-3210', '+62 (0)812 7654 3210', '0062 812 7654 3210', '81276543210']
  const on = (nth: number) => ({
    ...{ startsAt: `2026-03-0${5 + nth}T02:00:00.000Z`, endsAt: `2026-03-0${5 + nth}T03:00:00.000Z` },
  })
  for (const nth of [0, 1])
    expect(await book({ person: { name: 'Sri', phone: first }, ...on(nth) })).toMatchObject({
      state: 'confirmed',
    })
  for (const phone of others)
    expect(await book({ person: { name: 'Sri', phone }, ...on(3) })).toMatchObject({
      code: 'booking.too_many_open',
    })
  expect(await book({ person: { name: 'Sri', phone: '()-()-()-()' } })).toMatchObject({
    code: 'request.invalid',
  })
})

test('of many bookings at once under one number no more are open than may be', async () => {
  const phone = '081300004444'
  const rooms = await Promise.all(
    Array.from({ length: 6 }, (_, nth) => places.aSpace(siteId, `Ruang ${nth}`)),
  )
  const answers = await Promise.all(
    rooms.map((each, nth) => book({ person: { name: `Nama ${nth}`, phone } }, [each])),
  )
  expect(answers.filter(({ state }) => state === 'confirmed')).toHaveLength(2)
})

test('who leaves early leaves the rest to the next in line', async () => {
  const first = await book({ endsAt: FOUR })
  const next = await book({ startsAt: '2026-03-04T03:00:00.000Z', endsAt: FOUR, mayWait: true })
  expect(next.state).toBe('waiting')
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  const here = { code: first.code, occurredAt: '2026-03-04T02:00:00.000Z' }
  expect((await places.post('/check-in', here, 'keeper')).status).toBe(200)
  app.clock.now = new Date('2026-03-04T02:30:00Z')
  await places.post('/check-out', { ...here, occurredAt: '2026-03-04T02:30:00.000Z' }, 'keeper')
  expect(await stateOf(next)).toBe('confirmed')
})

test('what is open again belongs to those who waited for it', async () => {
  const times = { from: '2026-03-04T00:00:00.000Z', to: '2026-03-04T10:00:00.000Z' }
  const closed = await places.post(`/sites/${siteId}/closures`, { ...times, reason: 'Perbaikan' }, 'keeper')
  const next = await book({ mayWait: true })
  expect(next.state).toBe('waiting')
  expect((await places.post(`/closures/${closed.body.closureId}/lift`, {}, 'keeper')).status).toBe(200)
  expect(await stateOf(next)).toBe('confirmed')
})

test('more seats in a class are of those who waited, at the time that it is now', async () => {
  const sessionId = await places.aClass(siteId, 1)
  await join(sessionId)
  const next = await join(sessionId, { mayWait: true })
  expect(next.state).toBe('waiting')
  await places.aClass(siteId, 2, { sessionId, startsAt: '2026-03-04T03:00:00.000Z', endsAt: FOUR })
  expect((await places.get(`/own?code=${next.code}`)).body).toMatchObject({
    ...{ state: 'confirmed', order: 2, startsAt: '2026-03-04T03:00:00.000Z' },
  })
})

test('nobody waits beside an empty chair when a seat is given up at the same moment', async () => {
  for (let nth = 0; nth < 8; nth++) {
    const sessionId = await places.aClass(siteId, 1, { title: `Kelas ${nth}` })
    const { code } = await join(sessionId)
    const [, next] = await Promise.all([
      places.post('/own/cancel', { code }),
      join(sessionId, { mayWait: true }),
    ])
    expect(await stateOf(next)).toBe('confirmed')
  }
})

test('a calendar says of what somebody waits for that it is not theirs yet', async () => {
  await book()
  const { code } = await book({ mayWait: true })
  const feedKey = 'w'.repeat(43)
  await places.post('/own/calendar', { code, feedKey })
  const url = `/api/r/3505/booking/calendar/own/${feedKey}`
  expect((await app.inject({ url })).body).toContain('STATUS:TENTATIVE')
})

test('what cannot be ended keeps nothing behind it from its end', async () => {
  const { code } = await book()
  // More than are looked at in one go, older than all, of a room that is none.
  await sql`
    insert into booking (region_code, id, code, service_key, site_id, spaces, starts_at, ends_at, purpose, holder_kind, holder_id,
      channel, state, asked_at)
    select region_code, gen_random_uuid(), 'X' || n, service_key, site_id, array[gen_random_uuid()], '2026-03-01T01:00:00Z', '2026-03-01T02:00:00Z',
      purpose, holder_kind, holder_id, channel, 'confirmed', asked_at
    from booking, generate_series(1, 120) n where code = ${code}`.execute(app.admin)
  app.clock.now = new Date('2026-03-04T02:30:00Z')
  expect(await lapseCases({ ...app.house, reader: app.reader })).toBeGreaterThan(0)
  expect(await stateOf({ code })).toBe('no_show')
})
