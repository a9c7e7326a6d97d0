import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anHour, aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'

let app: TestApp
let places: Places
let siteId: string
let room: string
let count = 0
const { delivered, followed } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  places = withPlaces(app)
  await followed()
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  siteId = await places.aSite(`Rumah ${count}`)
  room = await places.aSpace(siteId, 'Ruang Melati')
  await delivered()
  app.sent.length = 0
})
afterAll(() => app.stop())

const book = async (more: object = {}, spaces = [room]) =>
  (await places.post('/bookings', anHour(spaces, more))).body
const official = (more: object = {}, spaces = [room]) =>
  places.post(
    '/bookings/officer',
    anHour(spaces, { purpose: 'pemerintah', bumps: true, reason: 'Rapat penanganan banjir', ...more }),
    'keeper',
  )
const cancel = (code: string) => places.post('/own/cancel', { code })
/** All that left since the test began, the job having run twice. */
async function told() {
  for (const _ of ['once', 'and again']) await delivered()
  return app.sent.map(({ phone, text }) => ({ phone, text }))
}

test('who moves up is told once, in their own language, and nobody else is', async () => {
  const first = await book()
  const person = aVisitor({ language: 'en' })
  const { code } = await book({ mayWait: true, person })
  await cancel(first.code)
  expect(await told()).toEqual([
    {
      phone: `+62${person.phone.slice(1)}`,
      text: `Ruang Melati at Rumah ${count}, 04/03/2026 at 09:00, is yours now. Code ${code}. Not coming after all? Cancel: https://guyub.test/tempat/kode/${code}`,
    },
  ])
  const { rows } = await sql<{ row: string }>`select message::text as row from message`.execute(app.admin)
  expect(rows.map(({ row }) => row).join()).not.toContain(person.phone.slice(1))
})

test('who had a seat and who gets it are told of a class, also that it is called off', async () => {
  const klass = await places.aClass(siteId, 1)
  const join = async (more: object = {}) =>
    (await places.post(`/classes/${klass}/seats`, { person: aVisitor(), ...more })).body
  const first = await join()
  const second = await join({ mayWait: true })
  await cancel(first.code)
  expect(await told()).toMatchObject([{ text: expect.stringContaining(`Kode ${second.code}`) }])
  app.sent.length = 0
  await places.post(`/sessions/${klass}/end`, { status: 'cancelled', reason: 'Pengajar sakit' }, 'keeper')
  expect(await told()).toMatchObject([
    { text: expect.stringMatching(/Kelas membatik .* dibatalkan: Pengajar sakit\. Kursi Anda/) },
  ])
})

test('who is bumped, put off by a closure or called off by the house reads why', async () => {
  const [bumped, closed, off] = [
    await book(),
    await book({ startsAt: '2026-03-05T02:00:00.000Z', endsAt: '2026-03-05T03:00:00.000Z' }),
    await book({ startsAt: '2026-03-06T02:00:00.000Z', endsAt: '2026-03-06T03:00:00.000Z' }),
  ]
  await official()
  const closure = { from: '2026-03-05T00:00:00.000Z', to: '2026-03-05T10:00:00.000Z', reason: 'Atap bocor' }
  const close = (more: object = {}) =>
    places.post(`/sites/${siteId}/closures`, { ...closure, ...more }, 'keeper')
  expect((await close()).body).toMatchObject({ code: 'booking.closure_meets_bookings' })
  expect((await close({ endsBookings: true })).status).toBe(200)
  const because = { decision: 'cancel', reason: 'Listrik padam' }
  await places.post(`/bookings/${off.bookingId}/decide`, because, 'keeper')
  const texts = (await told()).map(({ text }) => text)
  expect(texts).toHaveLength(3)
  for (const [code, why] of [
    [bumped.code, 'dipakai pemerintah: Rapat penanganan banjir'],
    [closed.code, `Rumah ${count} tutup pada 05/03/2026 pukul 09.00: Atap bocor`],
    [off.code, 'dibatalkan pengelola: Listrik padam'],
  ])
    expect(texts.find((text) => text.includes(code))).toContain(why)
})

test('a request that is approved or rejected is told, one that whoever asked withdrew is not', async () => {
  const studio = await places.aSpace(siteId, 'Studio', { needsApproval: true })
  const on = (day: string) => ({ startsAt: `${day}T02:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` })
  const [yes, no, own] = [
    await book(on('2026-03-04'), [studio]),
    await book(on('2026-03-05'), [studio]),
    await book(on('2026-03-06'), [studio]),
  ]
  const decide = (id: string, body: object) => places.post(`/bookings/${id}/decide`, body, 'keeper')
  await decide(yes.bookingId, { decision: 'approve' })
  await decide(no.bookingId, { decision: 'reject', reason: 'Tidak sesuai' })
  await decide(own.bookingId, { decision: 'approve' })
  await cancel(own.code)
  expect((await told()).map(({ text }) => text.slice(0, 10)).sort()).toEqual(['Permintaan', 'Permintaan'])
  expect(app.sent.find(({ text }) => text.includes(yes.code))?.text).toContain('disetujui')
  expect(app.sent.find(({ text }) => text.includes(no.code))?.text).toContain('ditolak: Tidak sesuai')
})

test('nobody is told who was erased meanwhile', async () => {
  const person = aVisitor()
  const { bookingId } = await book({ person })
  await places.post(
    `/bookings/${bookingId}/decide`,
    { decision: 'cancel', reason: 'Listrik padam' },
    'keeper',
  )
  await places.post(`/bookings/${bookingId}/erase`, { reason: 'person-asks' }, 'keeper')
  expect(await told()).toEqual([])
})

test('a booking that is taken away frees all that it held: the lines of its trainer and its tool move', async () => {
  const trainer = await places.aSpace(siteId, 'Ibu Pengajar', { kind: 'pengajar', capacity: 1 })
  const tool = await places.aSpace(siteId, 'Proyektor', { kind: 'alat', capacity: 1 })
  const stateOf = async ({ code }: { code: string }) => (await places.get(`/own?code=${code}`)).body.state
  const on = (day: string) => ({ startsAt: `${day}T02:00:00.000Z`, endsAt: `${day}T03:00:00.000Z` })
  const waiting = async (day: string, spaces: string[]) => {
    const had = await book(on(day), [room, trainer, tool])
    const waits = [
      await book({ ...on(day), mayWait: true }, spaces),
      await book({ ...on(day), mayWait: true }, [tool]),
    ]
    expect([had.state, ...waits.map(({ state }) => state)]).toEqual(['confirmed', 'waiting', 'waiting'])
    return waits
  }
  const bumped = await waiting('2026-03-05', [trainer])
  expect((await official(on('2026-03-05'))).status).toBe(200)
  expect(await Promise.all(bumped.map(stateOf))).toEqual(['confirmed', 'confirmed'])
  const closed = await waiting('2026-03-06', [trainer])
  const closure = {
    ...{ spaceId: room, from: '2026-03-06T00:00:00.000Z', to: '2026-03-06T10:00:00.000Z' },
    ...{ reason: 'Atap bocor', endsBookings: true },
  }
  expect((await places.post(`/sites/${siteId}/closures`, closure, 'keeper')).status).toBe(200)
  expect(await Promise.all(closed.map(stateOf))).toEqual(['confirmed', 'confirmed'])
  const klass = await places.aClass(siteId, 5, { ...on('2026-03-07'), spaces: [room, trainer] })
  const waits = await book({ ...on('2026-03-07'), mayWait: true }, [trainer])
  await places.post(`/sessions/${klass}/end`, { status: 'cancelled', reason: 'Pengajar sakit' }, 'keeper')
  expect(await stateOf(waits)).toBe('confirmed')
})
