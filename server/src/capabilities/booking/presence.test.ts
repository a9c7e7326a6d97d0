import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anHour, aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadServices } from '../../kernel/definitions.ts'
import { eraseAgain, erasuresSoFar } from '../../operations/erasures.ts'
import { hiddenOf } from './fairness.ts'
import { endDueBookings } from './index.ts'

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

const WEDNESDAY = '2026-03-04T'
const on = (time: string) => {
  app.clock.now = new Date(`${WEDNESDAY}${time}Z`)
}
const book = async (more: object = {}, spaces = [room]) =>
  (await places.post('/bookings', anHour(spaces, more))).body
const own = async (code: string) => (await places.get(`/own?code=${code}`)).body
const checkIn = (code: string, time: string, more: object = {}, as = 'keeper') =>
  places.post('/check-in', { code, occurredAt: `${WEDNESDAY}${time}.000Z`, ...more }, as)
const checkOut = (code: string, time: string) =>
  places.post('/check-out', { code, occurredAt: `${WEDNESDAY}${time}.000Z` }, 'keeper')
const decide = (bookingId: string, body: object, as = 'keeper') =>
  places.post(`/bookings/${bookingId}/decide`, body, as)
const cancel = (code: string) => places.post('/own/cancel', { code })
const endDue = () =>
  endDueBookings({ reader: app.reader, pool: app.pool, now: () => app.clock.now, services: loadServices() })

test('whoever has the code sees the booking without a name, and gives it up; the next in line has it then', async () => {
  const person = { name: 'Kanaripagi Sasmita', phone: '081999888000' }
  const first = await book({ person })
  const [second, third] = [await book({ mayWait: true }), await book({ mayWait: true })]
  expect(second.state).toBe('waiting')
  const shown = await own(first.code.toLowerCase().replaceAll('-', ' '))
  expect(shown).toMatchObject({ state: 'confirmed', things: ['Ruang Melati'], mayCancel: true, ahead: null })
  expect(JSON.stringify(shown)).not.toMatch(/Kanaripagi|0819/)
  expect(await own(third.code)).toMatchObject({ state: 'waiting', ahead: 1 })
  const commandId = newCommandId()
  for (const _ of [1, 2])
    expect((await places.post('/own/cancel', { code: first.code, commandId })).status).toBe(200)
  expect(await own(first.code)).toMatchObject({ state: 'cancelled', mayCancel: false })
  expect(await own(second.code)).toMatchObject({ state: 'confirmed' })
  expect(await own(third.code)).toMatchObject({ state: 'waiting', ahead: 0 })
  expect((await cancel(first.code)).body).toMatchObject({ code: 'booking.over' })
  expect((await cancel('3505-AAAAA-AAAAA')).body).toMatchObject({ code: 'booking.no_such_booking' })
  expect((await places.get('/own?code=salah')).body).toMatchObject({ code: 'booking.no_such_booking' })
})

test('a seat that is given up goes to the first in the line of the class', async () => {
  const klass = await places.aClass(siteId, 1)
  const join = async (more: object = {}) =>
    (await places.post(`/classes/${klass}/seats`, { person: aVisitor(), ...more })).body
  const first = await join()
  expect(await join()).toMatchObject({ code: 'booking.full' })
  const person = aVisitor()
  const second = await join({ person, mayWait: true })
  expect(second).toMatchObject({ state: 'waiting', order: null })
  expect(await join({ person, mayWait: true })).toMatchObject({ code: 'booking.taken_already' })
  await cancel(first.code)
  expect(await own(second.code)).toMatchObject({ state: 'confirmed', order: 2, things: ['Kelas membatik'] })
  expect((await places.get(`/classes?siteId=${siteId}`)).body).toMatchObject([{ seats: 1, taken: 1 }])
})

test('somebody comes in by code and goes again; a device that tells it later is believed, and one that is ahead is not', async () => {
  const { code, bookingId } = await book()
  expect((await checkIn(code, '00:30:00')).body).toMatchObject({ code: 'booking.too_early' })
  on('02:10:00')
  expect((await checkIn(code, '02:05:00', {}, 'otherKeeper')).body).toMatchObject({
    code: 'booking.not_your_site',
  })
  const commandId = newCommandId()
  const first = await checkIn(code, '23:00:00', { commandId })
  expect(first.body).toEqual({ bookingId, heads: 4, isLate: false })
  expect(await checkIn(code, '23:00:00', { commandId })).toEqual(first)
  expect((await checkIn(code, '02:05:00')).status).toBe(200)
  const { rows } = await sql<{
    arrived_at: Date
  }>`select arrived_at from booking where id = ${bookingId}`.execute(app.admin)
  expect(rows[0]?.arrived_at).toEqual(new Date('2026-03-04T02:10:00Z'))
  on('02:30:00')
  expect((await checkOut(code, '02:30:00')).status).toBe(200)
  expect((await checkOut(code, '02:30:00')).status).toBe(200)
  // What is left of the hour is free for whoever stands there.
  const now = await places.post(
    '/walk-ins',
    { spaces: [room], endsAt: '2026-03-04T03:00:00.000Z', purpose: 'sosial', person: aVisitor(), heads: 2 },
    'keeper',
  )
  expect(now.status).toBe(200)
  expect((await checkIn(code, '02:40:00')).body).toMatchObject({ code: 'booking.over' })
  const other = await book({ startsAt: '2026-03-04T05:00:00.000Z', endsAt: '2026-03-04T06:00:00.000Z' })
  expect((await checkOut(other.code, '02:30:00')).body).toMatchObject({ code: 'booking.not_here' })
  expect((await checkIn('3505-AAAAA-AAAAA', '02:30:00')).body).toMatchObject({
    code: 'booking.no_such_booking',
  })
})

test('who comes for the first time in a year is counted as new, and only then', async () => {
  const person = aVisitor()
  for (const day of ['2026-03-04', '2026-03-05']) {
    const time = { startsAt: `${day}T02:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` }
    const { code } = await book({ person, ...time })
    app.clock.now = new Date(`${day}T02:00:00Z`)
    await places.post('/check-in', { code, occurredAt: time.startsAt }, 'keeper')
    await places.post('/check-out', { code, occurredAt: time.endsAt }, 'keeper')
  }
  const { rows } = await sql<{ new: boolean }>`
    select (facts ->> 'isNew')::boolean as new from event where type = 'booking.changed' and facts ->> 'state' = 'checked_in'
    order by recorded_at desc limit 2`.execute(app.admin)
  expect(rows.map((row) => row.new)).toEqual([false, true])
})

test('who does not come is missed, whoever stands there has the place, and three times let a person decide', async () => {
  const { code, bookingId } = await book()
  const missed = () => places.post(`/bookings/${bookingId}/missed`, {}, 'keeper')
  const stands = (more: object = {}) =>
    places.post(
      '/walk-ins',
      {
        spaces: [room],
        endsAt: '2026-03-04T03:00:00.000Z',
        purpose: 'sosial',
        person: aVisitor(),
        heads: 2,
        ...more,
      },
      'keeper',
    )
  on('02:10:00')
  expect((await missed()).body).toMatchObject({ code: 'booking.not_missed_yet' })
  expect((await stands()).body).toMatchObject({ code: 'booking.taken' })
  on('02:20:00')
  for (const [more, wrong] of [
    [{ heads: 11 }, 'booking.too_many_heads'],
    [{ purpose: 'pesta' }, 'booking.no_such_purpose'],
    [{ spaces: [newCommandId()] }, 'booking.no_such_space'],
    [{ endsAt: '2026-03-04T02:00:00.000Z' }, 'booking.range_wrong'],
    [{ endsAt: '2026-03-04T11:00:00.000Z' }, 'booking.too_long'],
    [{ endsAt: '2026-03-04T09:30:00.000Z' }, 'booking.outside_hours'],
  ] as const)
    expect((await stands(more)).body).toMatchObject({ code: wrong })
  const walked = await stands()
  expect(walked.status).toBe(200)
  expect(await own(code)).toMatchObject({ state: 'no_show' })
  expect((await missed()).body).toMatchObject({ code: 'booking.over' })
  const person = aVisitor()
  for (const day of ['05', '06', '07']) {
    await book({ person, startsAt: `2026-03-${day}T02:00:00.000Z`, endsAt: `2026-03-${day}T03:00:00.000Z` })
    app.clock.now = new Date(`2026-03-${day}T02:30:00Z`)
    expect(await endDue()).toBeGreaterThan(0)
  }
  const next = { startsAt: '2026-03-09T02:00:00.000Z', endsAt: '2026-03-09T03:00:00.000Z' }
  expect(await book({ person, ...next })).toMatchObject({ state: 'requested' })
  expect(await endDue()).toBe(0)
})

test('people, visits, hours, missed bookings and classes are figures, of the office that keeps the place', async () => {
  await app.settle()
  const figure = async (key: string) =>
    (await app.get(`/indicators/${key}/figures?by=office`, 'leader')).body.rows.find(
      (row: { key: string }) => row.key === 'diskominfo',
    )
  const { rows } = await sql<{ visits: number; missed: number; over: number }>`
    select count(*) filter (where arrived_at is not null)::int as visits, count(*) filter (where state = 'no_show')::int as missed,
      count(*) filter (where state in ('completed', 'no_show'))::int as over from booking`.execute(app.admin)
  const [counted] = rows
  expect(await figure('places-visits')).toMatchObject({ value: counted?.visits })
  expect((await figure('places-people')).value).toBeLessThan(counted?.visits ?? 0)
  expect((await figure('places-hours-used')).value).toBeGreaterThan(0)
  expect(await figure('places-missed')).toMatchObject({ part: counted?.missed, whole: counted?.over })
  expect((await figure('places-classes')).value).toBeGreaterThan(0)
})

test('what nobody does is done: who stays is done at the end, who waited in vain waits no more', async () => {
  const { code } = await book()
  const waits = await book({ mayWait: true })
  on('02:00:00')
  await checkIn(code, '02:00:00')
  on('04:00:00')
  await endDue()
  expect(await own(code)).toMatchObject({ state: 'completed' })
  expect(await own(waits.code)).toMatchObject({ state: 'cancelled' })
  // Told later by a device that had no network: they were there.
  const late = await book({ startsAt: '2026-03-04T05:00:00.000Z', endsAt: '2026-03-04T06:00:00.000Z' })
  on('05:30:00')
  await endDue()
  expect(await own(late.code)).toMatchObject({ state: 'no_show' })
  expect((await checkIn(late.code, '05:05:00')).body).toMatchObject({ isLate: false })
})

test('a request is approved, rejected with a reason or called off, once', async () => {
  const studio = await places.aSpace(siteId, 'Studio', { needsApproval: true })
  const asked = await book({}, [studio])
  expect(asked.state).toBe('requested')
  expect((await checkIn(asked.code, '02:00:00')).body).toMatchObject({ code: 'booking.not_confirmed' })
  const { body } = await places.get(`/sites/${siteId}/day?day=2026-03-04`, 'keeper')
  expect(body.requests).toMatchObject([{ bookingId: asked.bookingId, things: ['Studio'] }])
  expect((await decide(asked.bookingId, { decision: 'approve' }, 'otherKeeper')).body).toMatchObject({
    code: 'booking.not_your_site',
  })
  expect((await decide(asked.bookingId, { decision: 'reject' })).body).toMatchObject({
    code: 'request.invalid',
  })
  expect((await decide(asked.bookingId, { decision: 'approve' })).body).toMatchObject({ state: 'confirmed' })
  expect((await decide(asked.bookingId, { decision: 'approve' })).body).toMatchObject({
    code: 'booking.decided_already',
  })
  const off = { decision: 'cancel', reason: 'Listrik padam' }
  expect((await decide(asked.bookingId, off)).body).toMatchObject({ state: 'cancelled' })
  expect((await decide(asked.bookingId, off)).body).toMatchObject({ code: 'booking.over' })
  expect(await own(asked.code)).toMatchObject({ state: 'cancelled', reason: 'Listrik padam' })
  const other = await book({}, [studio])
  expect((await decide(other.bookingId, { decision: 'reject', reason: 'Tidak sesuai' })).body).toMatchObject({
    state: 'rejected',
  })
  expect((await decide(newCommandId(), off)).body).toMatchObject({ code: 'booking.no_such_booking' })
})

test('the list of a day has names for those who keep the place, and each look is kept', async () => {
  await book({ person: { name: 'Ibu Sekar', phone: '081234567899' } })
  const day = (as: string) => places.get(`/sites/${siteId}/day?day=2026-03-04`, as)
  expect((await day('keeper')).body.items).toMatchObject([
    { name: 'Ibu Sekar', phoneEnd: '7899', isMissed: false },
  ])
  expect((await day('otherKeeper')).body).toMatchObject({ code: 'booking.not_your_site' })
  expect((await day('clerk')).status).toBe(403)
  const { rows } = await sql<{
    what: string
  }>`select what from booking_read where site_id = ${siteId}`.execute(app.admin)
  expect(rows).toEqual([{ what: 'list' }])
})

test('somebody is erased once nothing of theirs is open, and nobody can say any more who they were', async () => {
  const { code, bookingId } = await book()
  const erase = () => places.post(`/bookings/${bookingId}/erase`, { reason: 'person-asks' }, 'keeper')
  expect((await erase()).body).toMatchObject({ code: 'booking.still_open' })
  await cancel(code)
  expect((await erase()).status).toBe(200)
  expect((await erase()).body).toMatchObject({ code: 'booking.holder_erased' })
  const { rows } = await sql`
    select h.content, h.phone_hash from booking_holder h join booking b on b.holder_id = h.id where b.id = ${bookingId}`.execute(
    app.admin,
  )
  expect(rows).toEqual([{ content: null, phone_hash: null }])
  // What a restored backup brought back is erased again, once.
  const erased = (await erasuresSoFar(app.reader)).filter(({ what }) => what === 'booker')
  const again = () => eraseAgain(app.pool, erased, () => app.clock.now)
  expect(await again()).toBe(0)
  await sql`update booking_holder set content = '\\x00', data_key = '\\x00', erased_at = null where id = ${erased[0]?.caseId}`.execute(
    app.admin,
  )
  expect(await again()).toBe(1)
})

test('everybody sees what is free, and who used how much without anybody being told of', async () => {
  await book()
  await places.aClass(siteId, 5, {
    spaces: [room],
    startsAt: '2026-03-04T04:00:00.000Z',
    endsAt: '2026-03-04T05:00:00.000Z',
  })
  const { body } = await places.get(`/sites/${siteId}/free?from=2026-03-04`)
  expect(body.spaces[0].days[0].slots.map((slot: { is: string }) => slot.is)).toEqual([
    ...['free', 'taken', 'free', 'class', 'free', 'free', 'free', 'free'],
  ])
  expect((await places.get(`/sites/${newCommandId()}/free`)).body).toMatchObject({
    code: 'booking.no_such_site',
  })
  const use = await places.get('/use/co-working?month=2026-03')
  expect(use.body).toMatchObject({ month: '2026-03', openHours: expect.any(Number) })
  // Few people of one purpose: neither they nor the next smallest are told of.
  expect(
    use.body.purposes.find(
      ({ people }: { people: number | null }) => people !== null && people > 0 && people < 5,
    ),
  ).toBeUndefined()
  expect([
    ...hiddenOf([
      { purpose: 'a', people: 3 },
      { purpose: 'b', people: 9 },
      { purpose: 'c', people: 40 },
    ]),
  ]).toEqual(['a', 'b'])
  expect([
    ...hiddenOf([
      { purpose: 'a', people: 3 },
      { purpose: 'b', people: 0 },
      { purpose: 'c', people: 4 },
    ]),
  ]).toEqual(['a', 'c'])
  expect((await places.get('/use/pak-saidi')).body).toMatchObject({ code: 'booking.no_such_service' })
})

test('works are shown with consent and hidden as easily', async () => {
  const work = {
    title: 'Batik Contoh',
    about: '',
    madeBy: 'Sanggar Contoh',
    consentedOn: '2026-03-01',
    consent: 'Map 3',
  }
  const show = (more: object, as = 'keeper') =>
    places.post(`/sites/${siteId}/works`, { ...work, ...more }, as)
  expect((await show({ consentedOn: '2026-03-03' })).body).toMatchObject({ code: 'booking.consent_ahead' })
  expect((await show({ subsector: 'kriya' })).body).toMatchObject({ code: 'booking.no_such_subsector' })
  expect((await show({}, 'otherKeeper')).body).toMatchObject({ code: 'booking.not_your_site' })
  const { body } = await show({})
  expect((await places.get(`/sites/${siteId}/works`)).body).toMatchObject([
    { title: 'Batik Contoh', subsector: null },
  ])
  const hide = () => places.post(`/works/${body.workId}/hide`, {}, 'keeper')
  expect((await hide()).status).toBe(200)
  expect((await hide()).body).toMatchObject({ code: 'booking.no_such_work' })
  expect((await places.get(`/sites/${siteId}/works`)).body).toEqual([])
})

test('calendars of a space and of a person follow RFC 5545: the same entry keeps its name and counts its changes', async () => {
  const klass = await places.aSpace(siteId, 'Aula; besar, "utama"', { kind: 'aula' })
  const about = {
    title: 'Kelas membatik; dasar, untuk siapa saja yang ingin belajar dari awal sampai selesai bersama',
    spaces: [klass],
  }
  await places.aClass(siteId, 5, about)
  const file = async (path: string) =>
    (await app.inject({ url: `/api/r/3505/booking/calendar/${path}` })).body
  const text = await file(`spaces/${klass}`)
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text.replace(/\r\n[ \t]/g, '')).toContain('SUMMARY:Kelas membatik\\; dasar\\, untuk siapa')
  const { code, bookingId } = await book()
  const feedKey = 'a'.repeat(43)
  expect((await places.post('/own/calendar', { code, feedKey })).status).toBe(200)
  const before = await file(`own/${feedKey}`)
  expect(before).toContain(`UID:${bookingId}@3505.guyub`)
  expect(before).toMatch(/DTSTART:20260304T020000Z/)
  expect(await file(`spaces/${room}`)).toContain('SUMMARY:Terpakai')
  await cancel(code)
  const after = await file(`own/${feedKey}`)
  expect(after).toContain(`UID:${bookingId}@3505.guyub`)
  expect(after).toContain('STATUS:CANCELLED')
  const sequence = (said: string) => Number(/SEQUENCE:(\d+)/.exec(said)?.[1])
  expect(sequence(after)).toBeGreaterThan(sequence(before))
  expect((await app.get(`/booking/calendar/own/${'b'.repeat(43)}`)).body).toMatchObject({
    code: 'booking.no_such_calendar',
  })
  expect((await app.get(`/booking/calendar/spaces/${newCommandId()}`)).body).toMatchObject({
    code: 'booking.no_such_space',
  })
})
