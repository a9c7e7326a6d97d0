import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVisitor, type Places, withPlaces } from '../../../test/a-site.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import type { Context } from '../../kernel/context.ts'
import {
  bookingsOf,
  giveUpSeat,
  markArrived,
  putSession,
  type SeatAsked,
  sessionsOf,
  takeSeat,
  takeSeatOnce,
} from './index.ts'

let app: TestApp
let places: Places
let siteId: string
beforeAll(async () => {
  app = await startTestApp({ connections: 10 })
  places = withPlaces(app)
  siteId = await places.aSite('Ruang Bersama')
})
afterAll(() => app.stop())

const NINE = new Date('2026-03-03T02:00:00Z')
const NOON = new Date('2026-03-03T05:00:00Z')
const inside = <Result>(work: (tx: Context['region']['db']) => Promise<Result>) =>
  app.ctx.region.db.transaction().execute(work)
const aDoctor = async (seats = 2, more: object = {}) => {
  const id = newCommandId()
  const session = { id, serviceKey: 'anjungan-rsud', siteId, resource: 'dr-01', title: 'Poli Anak' }
  const pools = [{ key: 'bpjs', seats }]
  await inside((tx) => putSession(tx, app.ctx, { ...session, startsAt: NINE, endsAt: NOON, pools, ...more }))
  return id
}
const aSeat = (sessionId: string, more: Partial<SeatAsked> = {}): SeatAsked => ({
  ...{ bookingId: newCommandId(), sessionId, pool: 'bpjs', holder: { kind: 'patient', id: newCommandId() } },
  ...{ channel: 'kiosk', at: app.clock.now, ...more },
})
const take = (seat: SeatAsked) => inside((tx) => takeSeat(tx, app.ctx, seat))

test('of two hundred who ask at once for twenty seats exactly twenty have one, in order, and the others are told', async () => {
  const sessionId = await places.aClass(siteId, 20)
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => places.post(`/classes/${sessionId}/seats`, { person: aVisitor() })),
  )
  const given = answers.filter(({ status }) => status === 200)
  expect(given.map(({ body }) => body.order).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, nth) => nth + 1),
  )
  expect(answers.filter(({ body }) => body.code === 'booking.full')).toHaveLength(180)
  expect((await places.get('/classes')).body).toMatchObject([{ id: sessionId, seats: 20, taken: 20 }])
  expect(await bookingsOf(app.ctx.region, { sessionId })).toHaveLength(20)
})

test('a seat asked for twice is one seat; another for the same holder is refused', async () => {
  const sessionId = await aDoctor(3)
  const seat = aSeat(sessionId)
  const command = { name: 'test.take', id: seat.bookingId }
  const first = await takeSeatOnce(app.ctx, command, seat)
  expect(first).toMatchObject({ bookingId: seat.bookingId, order: 1 })
  expect(await takeSeatOnce(app.ctx, command, seat)).toEqual(first)
  await expect(take(aSeat(sessionId, { holder: seat.holder }))).rejects.toThrow('booking.taken_already')
  const both = await Promise.allSettled(
    [1, 2].map(() => take(aSeat(sessionId, { holder: { kind: 'patient', id: command.id } }))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(
    await sessionsOf(app.ctx.region, { serviceKey: 'anjungan-rsud', from: NINE, to: NOON }),
  ).toMatchObject([{ id: sessionId, pools: [{ key: 'bpjs', seats: 3, taken: 2 }] }])
  const commandId = newCommandId()
  const [klass, person] = [await places.aClass(siteId, 2), aVisitor()]
  const [once, twice] = [
    await places.post(`/classes/${klass}/seats`, { commandId, person }),
    await places.post(`/classes/${klass}/seats`, { commandId, person }),
  ]
  expect(twice).toEqual(once)
  expect((await places.post(`/classes/${klass}/seats`, { person })).body).toMatchObject({
    code: 'booking.taken_already',
  })
})

test('what is full, closed, over or unknown gives no seat, and neither does another region', async () => {
  const sessionId = await aDoctor(1)
  await take(aSeat(sessionId))
  await expect(take(aSeat(sessionId))).rejects.toThrow('booking.full')
  await expect(take(aSeat(await aDoctor(1, { status: 'closed' })))).rejects.toThrow('booking.session_closed')
  await expect(take(aSeat(await aDoctor(), { at: NOON }))).rejects.toThrow('booking.session_closed')
  await expect(take(aSeat(newCommandId()))).rejects.toThrow('booking.session_unknown')
  await expect(take(aSeat(await aDoctor(), { pool: 'umum' }))).rejects.toThrow('booking.session_unknown')
  const elsewhere = { ...app.ctx, region: app.pool.region('3325') }
  const there = await aDoctor()
  await expect(
    elsewhere.region.db.transaction().execute((tx) => takeSeat(tx, elsewhere, aSeat(there))),
  ).rejects.toThrow('booking.session_unknown')
  expect(await bookingsOf(elsewhere.region, { sessionId })).toEqual([])
  // A doctor's hours are no class that a stranger joins.
  expect((await places.post(`/classes/${there}/seats`, { person: aVisitor() })).body).toMatchObject({
    code: 'booking.session_unknown',
  })
})

test('a seat that is given up may be had by another, and its order is not given again', async () => {
  const sessionId = await aDoctor(1)
  const seat = aSeat(sessionId)
  await take(seat)
  const giveUp = () =>
    inside((tx) =>
      giveUpSeat(tx, app.ctx, { bookingId: seat.bookingId, reason: 'Berhalangan', at: app.clock.now }),
    )
  await giveUp()
  await giveUp()
  const next = aSeat(sessionId)
  expect(await take(next)).toMatchObject({ order: 2 })
  const arrived = () =>
    inside((tx) => markArrived(tx, app.ctx, { bookingId: next.bookingId, at: app.clock.now }))
  await arrived()
  await arrived()
  expect(await bookingsOf(app.ctx.region, { holderId: next.holder.id })).toMatchObject([
    { state: 'checked_in', arrivedAt: app.clock.now, order: 2 },
  ])
  await expect(
    inside((tx) => giveUpSeat(tx, app.ctx, { bookingId: next.bookingId, reason: 'x', at: app.clock.now })),
  ).rejects.toThrow('booking.over')
  await expect(
    inside((tx) => markArrived(tx, app.ctx, { bookingId: seat.bookingId, at: app.clock.now })),
  ).rejects.toThrow('booking.over')
  await expect(
    inside((tx) => giveUpSeat(tx, app.ctx, { bookingId: newCommandId(), reason: 'x', at: NINE })),
  ).rejects.toThrow('booking.no_such_booking')
})

test('seats come and go at once without anybody waiting for ever, and the count is right', async () => {
  const sessionId = await aDoctor(5)
  const rounds = await Promise.allSettled(
    Array.from({ length: 30 }, async (_, nth) => {
      const seat = aSeat(sessionId)
      await take(seat)
      if (nth % 2 === 0)
        await inside((tx) => giveUpSeat(tx, app.ctx, { bookingId: seat.bookingId, reason: 'x', at: NINE }))
    }),
  )
  const odd = rounds.flatMap((each) =>
    each.status === 'rejected' && each.reason.code !== 'booking.full' ? [each.reason] : [],
  )
  expect(odd).toEqual([])
  const { rows } = await sql<{ taken: number; held: number }>`
    select p.taken, (select count(*)::int from booking b where b.session_id = p.session_id and b.state = 'confirmed') as held
    from booking_pool p where p.session_id = ${sessionId}`.execute(app.admin)
  expect(rows[0]?.taken).toBe(rows[0]?.held)
})

test('an occasion is put again without losing a seat; fewer than are taken are refused, a negative time too', async () => {
  const id = await aDoctor(2)
  for (const _ of [1, 2]) await take(aSeat(id))
  const again = (more: object) => aDoctor(2, { id, ...more })
  await expect(again({ pools: [{ key: 'bpjs', seats: 1 }] })).rejects.toThrow('booking.seats_below_taken')
  await expect(again({ endsAt: NINE })).rejects.toThrow('booking.range_wrong')
  await again({ pools: [{ key: 'bpjs', seats: 3 }], endsAt: new Date('2026-03-03T06:00:00Z') })
  expect(await take(aSeat(id))).toMatchObject({ order: 3 })
  expect((await bookingsOf(app.ctx.region, { sessionId: id }))[0]).toMatchObject({
    endsAt: new Date('2026-03-03T06:00:00Z'),
  })
  await again({ status: 'cancelled', reason: 'Dokter cuti', pools: [] })
  await expect(again({})).rejects.toThrow('booking.session_closed')
})
