import { newCommandId } from '@guyub/contract/command'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anHour, type Places, withPlaces } from '../../../test/a-site.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { putSession } from '../../capabilities/booking/index.ts'

let app: TestApp
let places: Places
let siteId: string
let room: string
beforeAll(async () => {
  app = await startTestApp()
  places = withPlaces(app)
  siteId = await places.aSite('Rumah Contoh')
  room = await places.aSpace(siteId, 'Ruang Melati')
})
afterAll(() => app.stop())

/** As a calendar of others reads it: by a parser of RFC 5545 that is not ours, in its strict design. */
async function read(path: string) {
  const text = (await app.inject({ url: `/api/r/3505/booking/calendar/${path}` })).body
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { text, calendar, events }
}
const times = (day: string) => ({ startsAt: `${day}T02:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` })

test('the calendar of a space tells when it is taken and the names of public classes, and nothing else', async () => {
  const asked = anHour([room], {
    ...{ person: { name: 'Sekar Kinasih', phone: '081255556666' }, letter: '5/II' },
  })
  const { body: booked } = await places.post('/bookings', asked)
  const closure = { spaceId: room, from: '2026-03-05T02:00:00.000Z', to: '2026-03-05T03:00:00.000Z' }
  await places.post(`/sites/${siteId}/closures`, { ...closure, reason: 'Rapat rahasia' }, 'keeper')
  const klass = await places.aClass(siteId, 5, { ...times('2026-03-06'), spaces: [room] })
  // Hours that are shown to nobody, though they hold a space.
  const hidden = newCommandId()
  await app.ctx.region.db.transaction().execute((tx) =>
    putSession(tx, app.ctx, {
      ...{ id: hidden, serviceKey: 'co-working', siteId, resource: 'x', title: 'Konsultasi pribadi' },
      ...{ startsAt: new Date('2026-03-07T02:00:00Z'), endsAt: new Date('2026-03-07T03:00:00Z'), pools: [] },
    }),
  )
  await app.admin
    .insertInto('booking_hold')
    .values({
      ...{ region_code: '3505', space_id: room, session_id: hidden },
      ...{ from_at: new Date('2026-03-07T02:00:00Z'), to_at: new Date('2026-03-07T03:00:00Z') },
    })
    .execute()
  const { text, calendar, events } = await read(`spaces/${room}`)
  expect(events.map(({ summary }) => summary)).toEqual([
    ...['Terpakai', 'Terpakai', 'Kelas membatik', 'Terpakai'],
  ])
  expect(text).not.toMatch(/rahasia|pribadi|Sekar|5\/II|URL/)
  for (const id of [booked.bookingId, booked.code, klass]) expect(text).not.toContain(id)
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(String(calendar.getFirstPropertyValue('prodid'))).toContain('Guyub')
  for (const event of events) {
    expect(event.component.getFirstPropertyValue('dtstamp')).toBeTruthy()
    expect(event.component.getFirstPropertyValue('transp')).toBe('OPAQUE')
    expect(event.startDate.compare(event.endDate)).toBe(-1)
    expect(event.startDate.zone.tzid).toBe('UTC')
  }
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(4)
})

test('an entry keeps its name from one reading to the next, whatever else comes and goes', async () => {
  const before = (await read(`spaces/${room}`)).events.map(({ uid }) => uid)
  const { body } = await places.post('/bookings', anHour([room], times('2026-03-09')))
  const during = (await read(`spaces/${room}`)).events.map(({ uid }) => uid)
  expect(during.filter((uid) => before.includes(uid))).toEqual(before)
  await places.post('/own/cancel', { code: body.code })
  expect((await read(`spaces/${room}`)).events.map(({ uid }) => uid)).toEqual(before)
})

test('somebody’s own calendar is valid too, and says that what is off is off', async () => {
  const { body } = await places.post('/bookings', anHour([room], times('2026-03-10')))
  const feedKey = 'k'.repeat(43)
  await places.post('/own/calendar', { code: body.code, feedKey })
  const [first] = (await read(`own/${feedKey}`)).events
  await places.post('/own/cancel', { code: body.code })
  const [after] = (await read(`own/${feedKey}`)).events
  expect(after?.uid).toBe(first?.uid)
  expect(after?.sequence).toBeGreaterThan(first?.sequence ?? 0)
  expect(after?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})
