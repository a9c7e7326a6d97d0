import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AREA, anHour, aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { NINE } from '../../../test/builders.ts'
import { communitiesOf } from '../../../test/communities.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

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

const book = (more: object = {}, spaces = [room]) => places.post('/bookings', anHour(spaces, more))
const bookFor = (more: object = {}, spaces = [room], as = 'keeper') =>
  places.post('/bookings/officer', anHour(spaces, more), as)
const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })
const codeOf = async (asked: Promise<{ body: { code?: string } }>) => (await asked).body.code

test('a room is booked without an account, once however often it is sent, and nobody else has it then', async () => {
  const asked = anHour([room], { commandId: newCommandId() })
  const first = await places.post('/bookings', asked)
  expect(first).toMatchObject({ status: 200, body: { state: 'confirmed', fee: 0 } })
  expect(first.body.code).toMatch(/^3505-/)
  expect(await places.post('/bookings', asked)).toEqual(first)
  expect((await book()).body).toMatchObject({ code: 'booking.taken', errors: [{ pointer: '#/weeks/0' }] })
  // The hour before and the hour after are free.
  expect((await book(at('2026-03-04T01:00:00.000Z', '2026-03-04T02:00:00.000Z'))).status).toBe(200)
  expect((await book(at('2026-03-04T03:00:00.000Z', '2026-03-04T04:00:00.000Z'))).status).toBe(200)
  const { rows } = await sql<{ facts: object }>`
    select facts from event where type = 'booking.changed' order by recorded_at desc limit 1`.execute(
    app.admin,
  )
  expect(rows[0]?.facts).toEqual({
    ...{ service: 'co-working', state: 'confirmed', purpose: 'sosial', heads: 4, hours: 1, isNew: false },
    ...{ isWalkIn: false, isSeat: false, isCommunity: false, isBumped: false },
  })
})

test('of many who ask for one hour at once one has it, and the database itself keeps two apart', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => book()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'booking.taken')).toHaveLength(11)
  const { rows } = await sql<{
    booking_id: string
  }>`select booking_id from booking_hold where space_id = ${room}`.execute(app.admin)
  await expect(
    sql`insert into booking_hold (region_code, space_id, from_at, to_at, booking_id)
        values ('3505', ${room}, '2026-03-04T02:30:00Z', '2026-03-04T04:00:00Z', ${rows[0]?.booking_id})`.execute(
      app.admin,
    ),
  ).rejects.toThrow(/booking_hold_alone/)
})

test('a time that is none, too long, past, too far ahead, outside the hours or across slots is refused', async () => {
  const refused = (startsAt: string, endsAt: string) => codeOf(book(at(startsAt, endsAt)))
  expect(await refused('2026-03-04T03:00:00.000Z', '2026-03-04T02:00:00.000Z')).toBe('booking.range_wrong')
  expect(await refused('2026-03-04T03:00:00.000Z', '2026-03-04T03:00:00.000Z')).toBe('booking.range_wrong')
  expect(await refused('2026-03-04T01:00:00.000Z', '2026-03-04T10:00:00.000Z')).toBe('booking.too_long')
  expect(await refused('2026-03-01T02:00:00.000Z', '2026-03-01T03:00:00.000Z')).toBe('booking.in_past')
  expect(await refused('2026-06-04T02:00:00.000Z', '2026-06-04T03:00:00.000Z')).toBe('booking.too_far')
  expect(await refused('2026-03-04T00:00:00.000Z', '2026-03-04T02:00:00.000Z')).toBe('booking.outside_hours')
  expect(await refused('2026-03-04T08:00:00.000Z', '2026-03-04T10:00:00.000Z')).toBe('booking.outside_hours')
  // Through the night it is open in the morning and in the evening, and closed between.
  expect(await refused('2026-03-04T08:00:00.000Z', '2026-03-05T02:00:00.000Z')).toBe('booking.too_long')
  expect(await refused('2026-03-04T02:30:00.000Z', '2026-03-04T03:30:00.000Z')).toBe('booking.off_slot')
  expect(await refused('2026-03-04T02:00:00.000Z', '2026-03-04T02:20:00.000Z')).toBe('booking.off_slot')
  // A clock with another zone, or of another century.
  expect(await refused('2026-03-04T09:00:00+07:00', '2026-03-04T10:00:00+07:00')).toBe('request.invalid')
  expect(await refused('1026-03-04T02:00:00.000Z', '1026-03-04T03:00:00.000Z')).toBe('request.invalid')
})

test('what is kept free around a use is nobody’s', async () => {
  const studio = await places.aSpace(siteId, 'Studio', {
    beforeMinutes: 15,
    afterMinutes: 30,
    slotMinutes: 15,
  })
  expect((await book({}, [studio])).status).toBe(200)
  const next = (startsAt: string) => book(at(startsAt, '2026-03-04T05:00:00.000Z'), [studio])
  expect(await codeOf(next('2026-03-04T03:30:00.000Z'))).toBe('booking.taken')
  expect((await next('2026-03-04T03:45:00.000Z')).status).toBe(200)
})

test('a room, who teaches in it and a tool are had together, or none of them', async () => {
  const trainer = await places.aSpace(siteId, 'Pak Contoh', { kind: 'pengajar', capacity: 1 })
  const projector = await places.aSpace(siteId, 'Proyektor', { kind: 'alat', capacity: 1 })
  expect((await book({}, [room, trainer])).status).toBe(200)
  const other = await places.aSpace(siteId, 'Ruang Mawar')
  expect(await codeOf(book({}, [other, trainer, projector]))).toBe('booking.taken')
  expect((await book({}, [other, projector])).status).toBe(200)
  const elsewhere = await places.aSpace(await places.aSite(`Lain ${count}`), 'Ruang Jauh')
  expect(await codeOf(book({}, [elsewhere, room]))).toBe('booking.other_site')
  expect(await codeOf(book({}, [newCommandId()]))).toBe('booking.no_such_space')
})

test('heads, purposes, letters and minors follow the rules of the service', async () => {
  expect(await codeOf(book({ heads: 11 }))).toBe('booking.too_many_heads')
  expect(await codeOf(book({ heads: 0 }))).toBe('request.invalid')
  expect(await codeOf(book({ purpose: 'pesta' }))).toBe('booking.no_such_purpose')
  expect(await codeOf(book({ purpose: 'pemerintah' }))).toBe('booking.for_officers')
  expect(await codeOf(book({ person: aVisitor({ isMinor: true }) }))).toBe('request.invalid')
  expect(await codeOf(book({ communityKey: 'bukan-kunci' }))).toBe('booking.community_unknown')
  const young = aVisitor({ isMinor: true, guardianPhone: '081234567890' })
  expect((await book({ person: young })).status).toBe(200)
  const paid = await book({ purpose: 'usaha', ...at('2026-03-05T02:00:00.000Z', '2026-03-05T05:00:00.000Z') })
  expect(paid.body).toMatchObject({ fee: 150_000, state: 'confirmed' })
})

test('somebody has two before them at most, a row of weeks being one, whatever name goes with the number', async () => {
  const person = aVisitor()
  expect((await book({ person, weeks: 4 })).body).toMatchObject({
    state: 'confirmed',
    codes: expect.any(Array),
  })
  const second = at('2026-03-04T04:00:00.000Z', '2026-03-04T05:00:00.000Z')
  expect((await book({ person: { ...person, name: 'Nama Lain' }, ...second })).status).toBe(200)
  const third = at('2026-03-04T06:00:00.000Z', '2026-03-04T07:00:00.000Z')
  expect(await codeOf(book({ person: { ...person, phone: `+62${person.phone.slice(1)}` }, ...third }))).toBe(
    'booking.too_many_open',
  )
})

test('a verified community books with the key of its own page, by its own limit; who answers for it has their own', async () => {
  const { aMember, keyOf } = communitiesOf(app)
  const communityKey = await keyOf(await aMember())
  const person = aVisitor()
  const hour = (nth: number) => at(`2026-03-04T0${nth}:00:00.000Z`, `2026-03-04T0${nth + 1}:00:00.000Z`)
  for (const nth of [1, 2, 3, 4])
    expect((await book({ person, communityKey, ...hour(nth) })).body).toMatchObject({ state: 'confirmed' })
  expect(await codeOf(book({ person, communityKey, ...hour(5) }))).toBe('booking.too_many_open')
  expect((await book({ person, ...hour(5) })).status).toBe(200)
  const { rows } = await sql<{ own: boolean }>`
    select (facts ->> 'isCommunity')::boolean as own from event where type = 'booking.changed' order by recorded_at desc limit 2`.execute(
    app.admin,
  )
  expect(rows.map(({ own }) => own)).toEqual([false, true])
})

test('weeks one after another are had all or not at all', async () => {
  await book(at('2026-03-18T02:00:00.000Z', '2026-03-18T03:00:00.000Z'))
  expect((await book({ weeks: 3 })).body).toMatchObject({
    ...{ code: 'booking.taken', errors: [{ pointer: '#/weeks/2' }] },
  })
  expect((await book({ weeks: 2 })).body.codes).toHaveLength(2)
  expect(
    await codeOf(book({ weeks: 12, ...at('2026-03-05T02:00:00.000Z', '2026-03-05T03:00:00.000Z') })),
  ).toBe('booking.too_far')
})

test('the government takes a place of others with two days’ notice, or with a written reason', async () => {
  const soon = at('2026-03-03T02:00:00.000Z', '2026-03-03T03:00:00.000Z')
  const [near, far] = [
    await book(soon),
    await book(at('2026-03-06T02:00:00.000Z', '2026-03-06T03:00:00.000Z')),
  ]
  const official = { purpose: 'pemerintah' }
  expect(await codeOf(bookFor({ ...official, ...soon }))).toBe('booking.taken')
  expect(await codeOf(bookFor({ bumps: true, ...soon }))).toBe('booking.bump_not_allowed')
  expect(await codeOf(bookFor({ ...official, bumps: true, ...soon }))).toBe('booking.bump_needs_reason')
  expect(
    (
      await bookFor({
        ...official,
        bumps: true,
        ...at('2026-03-06T02:00:00.000Z', '2026-03-06T03:00:00.000Z'),
      })
    ).status,
  ).toBe(200)
  const reason = 'Rapat darurat penanganan banjir'
  expect((await bookFor({ ...official, bumps: true, ...soon, reason })).status).toBe(200)
  const { rows } = await sql<{ state: string; reason: string | null }>`
    select state, reason from booking where id = any(${[near.body.bookingId, far.body.bookingId]}::uuid[]) order by starts_at`.execute(
    app.admin,
  )
  expect(rows).toEqual([
    { state: 'cancelled', reason },
    { state: 'cancelled', reason: null },
  ])
})

test('a closed room is booked by nobody, and what is booked is not closed over', async () => {
  const close = (from: string, to: string, more: object = {}) =>
    places.post(`/sites/${siteId}/closures`, { from, to, reason: 'Perbaikan atap', ...more }, 'keeper')
  const closed = await close('2026-03-04T00:00:00.000Z', '2026-03-05T00:00:00.000Z')
  expect(closed.status).toBe(200)
  expect(await codeOf(book())).toBe('booking.taken')
  // A room that is new is closed with its house.
  expect(await codeOf(book({}, [await places.aSpace(siteId, 'Ruang Baru')]))).toBe('booking.taken')
  const { body } = await places.get(`/sites/${siteId}`)
  expect(body).toMatchObject({ closures: [{ spaceId: null, reason: 'Perbaikan atap' }] })
  const lift = (as = 'keeper') => places.post(`/closures/${closed.body.closureId}/lift`, {}, as)
  expect((await lift('otherKeeper')).body).toMatchObject({ code: 'booking.not_your_site' })
  expect((await lift()).status).toBe(200)
  expect((await lift()).body).toMatchObject({ code: 'booking.no_such_closure' })
  expect((await book()).status).toBe(200)
  const again = close('2026-03-04T00:00:00.000Z', '2026-03-05T00:00:00.000Z')
  expect(await codeOf(again)).toBe('booking.closure_meets_bookings')
  expect(await codeOf(close('2026-03-05T00:00:00.000Z', '2026-03-04T00:00:00.000Z'))).toBe(
    'booking.range_wrong',
  )
  // 2025 where 2026 was meant.
  expect(await codeOf(close('2025-03-04T00:00:00.000Z', '2025-03-05T00:00:00.000Z'))).toBe('booking.in_past')
  const unknown = { spaceId: newCommandId() }
  expect(await codeOf(close('2026-03-09T00:00:00.000Z', '2026-03-10T00:00:00.000Z', unknown))).toBe(
    'booking.no_such_space',
  )
})

test('sites and spaces are made by those who answer for them, and mistakes in them are told', async () => {
  const site = {
    service: 'co-working',
    name: `Rumah ${count}`,
    address: 'Jalan',
    areaCode: AREA,
    officeCode: 'diskominfo',
  }
  const open = (more: object, as = 'overseer') => codeOf(places.post('/sites', { ...site, ...more }, as))
  expect(await open({})).toBe('booking.name_taken')
  expect(await open({ service: 'pak-saidi' })).toBe('booking.no_such_service')
  expect(await open({ service: 'rumah-kreatif' })).toBe('booking.not_overseer')
  expect(await open({ areaCode: '99' })).toBe('booking.no_such_area')
  expect(await open({ officeCode: 'tidak-ada' })).toBe('booking.no_such_office')
  expect(await open({}, 'keeper')).toBe('access.denied')
  const space = {
    ...{ kind: 'ruang', name: 'Ruang B', capacity: 10, isAccessible: true, slotMinutes: 60 },
    ...{ tariffs: { rupiah: {}, source: '' }, hours: Array.from({ length: 7 }, () => []) },
  }
  const put = (more: object, as = 'keeper', where = siteId) =>
    codeOf(places.post(`/sites/${where}/spaces`, { ...space, ...more }, as))
  expect(await put({ kind: 'kolam' })).toBe('booking.no_such_kind')
  expect(await put({ name: 'Ruang Melati' })).toBe('booking.name_taken')
  expect(await put({ spaceId: newCommandId() })).toBe('booking.no_such_space')
  expect(await put({ tariffs: { rupiah: { pesta: 1 }, source: '' } })).toBe('booking.no_such_purpose')
  expect(await put({ hours: [[['16:00', '08:00']], [], [], [], [], [], []] })).toBe('request.invalid')
  expect(await put({}, 'otherKeeper')).toBe('booking.not_your_site')
  expect(await put({}, 'keeper', newCommandId())).toBe('booking.no_such_site')
  expect(
    await put({
      spaceId: room,
      name: 'Ruang Melati',
      isClosed: true,
      hours: Array.from({ length: 7 }, () => [['08:00', '16:00']]),
    }),
  ).toBeUndefined()
  expect(await codeOf(book())).toBe('booking.space_closed')
  expect((await places.get(`/sites/${newCommandId()}`)).body).toMatchObject({ code: 'booking.no_such_site' })
  // The site of one region is none of another.
  expect((await app.get(`/api/r/3325/booking/sites/${siteId}`)).status).toBe(404)
})

test('a class holds its room and trainer, is called off with a reason, and mistakes in it are told', async () => {
  const klass = await places.aClass(siteId, 8, { spaces: [room] })
  expect(await codeOf(book())).toBe('booking.taken')
  const { body: seat } = await places.post(`/classes/${klass}/seats`, { person: aVisitor() })
  const put = (more: object, as = 'keeper') =>
    codeOf(
      places.post(
        `/sites/${siteId}/sessions`,
        {
          ...{ title: 'Kelas lain', about: '', givenBy: '', seats: 5, spaces: [room] },
          ...{ startsAt: '2026-03-04T03:00:00.000Z', endsAt: '2026-03-04T05:00:00.000Z', ...more },
        },
        as,
      ),
    )
  expect(await put({})).toBe('booking.taken')
  expect(await put({ seats: 11 })).toBe('booking.too_many_heads')
  expect(await put({ spaces: [newCommandId()] })).toBe('booking.no_such_space')
  expect(await put({ endsAt: '2026-03-04T02:00:00.000Z' })).toBe('booking.range_wrong')
  expect(await put({ endsAt: '2026-03-05T02:00:00.000Z' })).toBe('booking.too_long')
  expect(await put({ sessionId: newCommandId() })).toBe('booking.session_unknown')
  expect(await put({}, 'otherKeeper')).toBe('booking.not_your_site')
  const end = (body: object, id = klass) => places.post(`/sessions/${id}/end`, body, 'keeper')
  expect((await end({ status: 'closed' })).status).toBe(200)
  expect(await codeOf(places.post(`/classes/${klass}/seats`, { person: aVisitor() }))).toBe(
    'booking.session_closed',
  )
  expect((await end({ status: 'cancelled', reason: 'Pengajar sakit' })).status).toBe(200)
  expect((await end({ status: 'closed' })).body).toMatchObject({ code: 'booking.session_closed' })
  expect((await end({ status: 'closed' }, newCommandId())).body).toMatchObject({
    code: 'booking.session_unknown',
  })
  expect((await book()).status).toBe(200)
  const { rows } = await sql`select state, reason from booking where id = ${seat.bookingId}`.execute(
    app.admin,
  )
  expect(rows).toEqual([{ state: 'cancelled', reason: 'Pengajar sakit' }])
})

test('who books lies encrypted, and neither log nor receipt tells of them', async () => {
  const person = { name: 'Kanarikuning Sasmita', phone: '081999888777' }
  await book({ person })
  for (const table of ['booking', 'booking_holder', 'event', 'command_receipt']) {
    const { rows } = await sql<{
      row: string
    }>`select ${sql.table(table)}::text as row from ${sql.table(table)}`.execute(app.admin)
    expect(rows.map(({ row }) => row).join()).not.toMatch(/Kanarikuning|81999888777/)
  }
})
