import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anHour, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'

let app: TestApp
let places: Places
let siteId: string
let room: string
let count = 0
beforeAll(async () => {
  app = await startTestApp()
  places = withPlaces(app)
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  siteId = await places.aSite(`Rumah ${count}`)
  room = await places.aSpace(siteId, 'Ruang Melati')
})
afterAll(() => app.stop())

const at = (from: string, to: string) => ({
  ...{ startsAt: `2026-03-04T${from}:00.000Z`, endsAt: `2026-03-04T${to}:00.000Z` },
})
const counting = () => lapseCases({ ...app.house, reader: app.reader })
async function told(spaceId: string) {
  const { rows } = await sql<{ facts: object }>`
    select facts from event where type = 'booking.day' and subject_id = ${spaceId} order by facts ->> 'day'`.execute(
    app.admin,
  )
  return rows.map(({ facts }) => facts)
}

test('a day of a space is told once when it is over: how long it was open, and how much of that it was booked', async () => {
  await places.post('/bookings', anHour([room], at('02:00', '04:00')))
  await places.aClass(siteId, 5, { ...at('05:00', '06:00'), spaces: [room] })
  const { body: off } = await places.post('/bookings', anHour([room], at('07:00', '08:00')))
  await places.post('/own/cancel', { code: off.code })
  const noon = { from: '2026-03-04T04:00:00.000Z', to: '2026-03-04T05:00:00.000Z', reason: 'Perbaikan' }
  await places.post(`/sites/${siteId}/closures`, { ...noon, spaceId: room }, 'keeper')
  app.clock.now = new Date('2026-03-04T15:00:00Z')
  await counting()
  expect(await told(room)).not.toContainEqual(expect.objectContaining({ day: '2026-03-04' }))
  app.clock.now = new Date('2026-03-04T18:00:00Z')
  for (const _ of ['once', 'and again']) await counting()
  expect(await told(room)).toEqual([
    expect.objectContaining({ day: '2026-03-02', open: 480, booked: 0 }),
    expect.objectContaining({ day: '2026-03-03', open: 480, booked: 0 }),
    {
      ...{ service: 'co-working', area: '35.05.01.2001', kind: 'ruang', day: '2026-03-04' },
      ...{ open: 420, booked: 180 },
    },
  ])
})

test('who stands in for somebody who did not come adds nothing, and a day on which it is closed has no share', async () => {
  await places.post('/bookings', anHour([room], at('02:00', '03:00')))
  app.clock.now = new Date('2026-03-04T02:30:00Z')
  const walked = { spaces: [room], endsAt: '2026-03-04T04:00:00.000Z', purpose: 'sosial', heads: 2 }
  const person = { name: 'Tamu Contoh', phone: '081211112222' }
  expect((await places.post('/walk-ins', { ...walked, person }, 'keeper')).status).toBe(200)
  const whole = { from: '2026-03-04T17:00:00.000Z', to: '2026-03-05T17:00:00.000Z', reason: 'Libur' }
  expect((await places.post(`/sites/${siteId}/closures`, whole, 'keeper')).status).toBe(200)
  app.clock.now = new Date('2026-03-05T18:00:00Z')
  await counting()
  expect((await told(room)).slice(2)).toMatchObject([{ day: '2026-03-04', open: 480, booked: 120 }])
})

test('the share of open time that was booked is a figure of those events, which opens down to them', async () => {
  await app.settle()
  const { rows } = await sql<{ open: number; booked: number }>`
    select sum(open_minutes)::int as open, sum(booked_minutes)::int as booked from booking_day`.execute(
    app.admin,
  )
  const { body } = await app.get('/indicators/places-booked/figures?by=office', 'leader')
  expect(body.total).toMatchObject({ part: rows[0]?.booked, whole: rows[0]?.open })
  const opened = await app.get('/indicators/places-booked/facts', 'leader')
  expect(opened).toMatchObject({ status: 200 })
  expect(opened.body.facts.length).toBeGreaterThan(0)
})

test('a space that was given up is still counted for the days before', async () => {
  app.clock.now = new Date('2026-03-04T05:00:00Z')
  await sql`update booking_space set closed_at = ${app.clock.now} where id = ${room}`.execute(app.admin)
  app.clock.now = new Date('2026-03-06T18:00:00Z')
  await counting()
  expect(await told(room)).toMatchObject([{ day: '2026-03-02' }, { day: '2026-03-03' }])
})
