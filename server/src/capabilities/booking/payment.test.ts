import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anHour, type Places, withPlaces } from '../../../test/a-site.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

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

const book = async (hour: number, more: object = {}) =>
  (
    await places.post(
      '/bookings',
      anHour([room], {
        ...{ startsAt: `2026-03-04T0${hour}:00:00.000Z`, endsAt: `2026-03-04T0${hour + 1}:00:00.000Z` },
        ...{ purpose: 'usaha', ...more },
      }),
    )
  ).body
const pay = (id: string, more: object = {}, as = 'keeper') =>
  places.post(`/bookings/${id}/paid`, { rupiah: 50_000, receipt: 'K-001', ...more }, as)
const back = (id: string, as = 'keeper') =>
  places.post(`/bookings/${id}/paid/back`, { reason: 'Salah catat' }, as)
const shown = async (bookingId: string) => {
  const { body } = await places.get(`/sites/${siteId}/day?day=2026-03-04`, 'keeper')
  return body.items.find((item: { bookingId: string }) => item.bookingId === bookingId)
}

test('what is due is paid once at the counter, with a receipt, and everybody concerned sees it', async () => {
  const { bookingId, code } = await book(1)
  expect(await shown(bookingId)).toMatchObject({ fee: 50_000, paid: null })
  const commandId = newCommandId()
  const first = await pay(bookingId, { commandId })
  expect(first).toMatchObject({ status: 200, body: { bookingId, rupiah: 50_000 } })
  expect(await pay(bookingId, { commandId })).toEqual(first)
  expect((await pay(bookingId, { receipt: 'K-002' })).body).toMatchObject({ code: 'booking.paid_already' })
  expect(await shown(bookingId)).toMatchObject({ paid: { rupiah: 50_000, receipt: 'K-001' } })
  expect((await places.get(`/own?code=${code}`)).body).toMatchObject({ fee: 50_000, paid: 50_000 })
  const { rows } = await sql<{ facts: object }>`select facts from event where type = 'booking.paid'`.execute(
    app.admin,
  )
  expect(rows.map(({ facts }) => facts)).toEqual([
    { service: 'co-working', area: '35.05.01.2001', rupiah: 50_000, due: 50_000 },
  ])
})

test('what was written by mistake is taken back with a reason, and can be written again', async () => {
  const { bookingId } = await book(2)
  expect((await back(bookingId)).body).toMatchObject({ code: 'booking.not_paid' })
  expect((await pay(bookingId)).body).toMatchObject({ code: 'booking.receipt_taken' })
  expect((await pay(bookingId, { receipt: 'K-010', rupiah: 20_000 })).status).toBe(200)
  expect((await back(bookingId, 'otherKeeper')).body).toMatchObject({ code: 'booking.not_your_site' })
  expect((await back(bookingId)).status).toBe(200)
  expect((await pay(bookingId, { receipt: 'K-010' })).status).toBe(200)
  const { rows } = await sql`
    select rupiah, reason from booking_payment where booking_id = ${bookingId} order by paid_at, rupiah`.execute(
    app.admin,
  )
  expect(rows).toEqual([
    { rupiah: 20_000, reason: 'Salah catat' },
    { rupiah: 50_000, reason: null },
  ])
})

test('a receipt is the same one however it is written', async () => {
  const onThursday = (hour: number) => ({
    ...{ startsAt: `2026-03-05T0${hour}:00:00.000Z`, endsAt: `2026-03-05T0${hour + 1}:00:00.000Z` },
  })
  const first = await book(1, onThursday(1))
  const second = await book(2, onThursday(2))
  const third = await book(3, onThursday(3))
  expect((await pay(first.bookingId, { receipt: 'B-007' })).status).toBe(200)
  for (const receipt of ['b-007', 'B 007', ' B–007', 'B\u00ad-007', 'Ｂ-007'])
    expect((await pay(second.bookingId, { receipt })).body).toMatchObject({ code: 'booking.receipt_taken' })
  expect((await pay(second.bookingId, { receipt: 'B-0071' })).status).toBe(200)
  expect((await pay(third.bookingId, { receipt: '-' })).status).toBe(200)
})

test('what is not due, too much, not confirmed or off is refused, and so is whoever does not keep the place', async () => {
  const refused = async (id: string, more: object = {}, as = 'keeper') =>
    (await pay(id, { receipt: 'K-100', ...more }, as)).body.code
  const free = await book(3, { purpose: 'sosial' })
  expect(await refused(free.bookingId)).toBe('booking.nothing_due')
  const due = await book(4)
  expect(await refused(due.bookingId, { rupiah: 50_001 })).toBe('booking.more_than_due')
  expect(await refused(due.bookingId, { rupiah: 0 })).toBe('request.invalid')
  expect(await refused(due.bookingId, {}, 'otherKeeper')).toBe('booking.not_your_site')
  expect(await refused(newCommandId())).toBe('booking.no_such_booking')
  const waits = await book(4, { mayWait: true })
  expect(await refused(waits.bookingId)).toBe('booking.not_confirmed')
  await places.post('/own/cancel', { code: waits.code })
  expect(await refused(waits.bookingId)).toBe('booking.over')
})

test('whoever walks in for their business owes by the tariff too', async () => {
  app.clock.now = new Date('2026-03-04T06:00:00Z')
  const walked = await places.post(
    '/walk-ins',
    {
      ...{ spaces: [room], endsAt: '2026-03-04T08:00:00.000Z', purpose: 'usaha', heads: 2 },
      person: { name: 'Tamu Usaha', phone: '081255554444' },
    },
    'keeper',
  )
  expect(walked.body).toMatchObject({ fee: 100_000 })
})
