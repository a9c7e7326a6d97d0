import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lanesOf, standingOf } from './index.ts'

let app: TestApp
let queue: ReturnType<typeof withQueue>
let place: Awaited<ReturnType<typeof queue.aPlace>>
let count = 0
beforeAll(async () => {
  app = await startTestApp()
  queue = withQueue(app)
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  await queue.everybodyUp()
  count += 1
  place = await queue.aPlace(`Pendopo ${count}`)
})
afterAll(() => app.stop())

const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}
const code = async (asked: Promise<{ body: { code?: string } }>) => (await asked).body.code

test('numbers of a lane run without gaps through a day, and begin anew at the midnight of the region', async () => {
  const { A, B } = place.lanes
  app.clock.now = new Date('2026-03-02T16:58:00Z') // Two minutes before midnight in Blitar.
  const taken = await Promise.all(Array.from({ length: 12 }, () => queue.issue(A)))
  expect(taken.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, i) => i + 1),
  )
  expect(await queue.issue(B)).toMatchObject({ number: 'B-1', ordinal: 1, ahead: 0 })
  expect(await queue.issue(A)).toMatchObject({ number: 'A-13', ahead: 12 })
  later(180)
  expect(await queue.issue(A)).toMatchObject({ number: 'A-1', ordinal: 1, ahead: 0 })
})

test('a number that is asked for twice is given once; a refused one leaves no gap', async () => {
  const { A } = place.lanes
  const commandId = newCommandId()
  const [first, second] = await Promise.all([queue.issue(A, { commandId }), queue.issue(A, { commandId })])
  expect(second).toEqual(first)
  expect(await code(queue.post('/tickets', { laneId: A, priority: 'raja' }, 'ani'))).toBe(
    'queue.no_such_priority',
  )
  expect((await queue.issue(A)).number).toBe('A-2')
  expect(await code(queue.post('/tickets', { laneId: newCommandId() }, 'ani'))).toBe('queue.no_such_lane')
  expect(await code(queue.post('/tickets', { laneId: A }, 'stranger'))).toBe('queue.no_such_lane')
})

test('two counters that call at once never get the same number', async () => {
  const { A, B } = place.lanes
  const counters = await Promise.all(
    (['ani', 'budi', 'citra'] as const).map(async (who, index) => ({
      who,
      id: await queue.aCounter(place.placeId, `Loket ${index + 1}`, [A, B], who),
    })),
  )
  for (let i = 0; i < 6; i++) await queue.issue(i % 2 ? A : B)
  for (let round = 0; round < 2; round++) {
    const called = await Promise.all(counters.map(({ id, who }) => queue.next(id, who)))
    expect(new Set(called.map(({ body }) => body.number)).size).toBe(3)
    await Promise.all(
      called.map(({ body }, i) => queue.done(queue.step(body.ticketId, 'served', counters[i]?.who ?? ''))),
    )
  }
  const [{ id, who } = { id: '', who: '' }] = counters
  expect(await code(queue.next(id, who))).toBe('queue.nobody_waits')
})

test('a call that is sent twice calls once; one counter serves one at a time', async () => {
  const { A } = place.lanes
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [A], 'ani')
  await queue.issue(A)
  await queue.issue(A)
  const commandId = newCommandId()
  const [first, second] = await Promise.all([
    queue.next(counter, 'ani', { commandId }),
    queue.next(counter, 'ani', { commandId }),
  ])
  expect([first.body.number, second.body]).toEqual(['A-1', first.body])
  expect(await code(queue.next(counter, 'ani'))).toBe('queue.counter_busy')
  expect(await code(queue.next(counter, 'budi'))).toBe('queue.not_your_counter')
  expect(await code(queue.next(counter, 'stranger'))).toBe('queue.no_such_counter')
  expect((await queue.next(counter, 'clerk')).status).toBe(403)
  expect(await code(queue.next(newCommandId(), 'ani'))).toBe('queue.no_such_counter')
})

test('every third call is of the priority lane, and who takes a number hears how many are before', async () => {
  const { A } = place.lanes
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [A], 'ani')
  for (let i = 0; i < 5; i++) {
    await queue.issue(A)
    later(1)
  }
  const ahead: number[] = []
  const ids: string[] = []
  for (let i = 0; i < 2; i++) {
    const ticket = await queue.issue(A, { priority: 'prioritas' })
    ahead.push(ticket.ahead)
    ids.push(ticket.ticketId)
    later(1)
  }
  expect(ahead).toEqual([2, 5])
  expect((await standingOf(app.ctx.region, ids, app.clock.now)).map((each) => each.ahead).toSorted()).toEqual(
    [2, 5],
  )
  const listed = (await queue.get(`/counters/${counter}/work`, 'ani')).body.waiting
  const called: string[] = []
  for (let i = 0; i < 7; i++) {
    const { ticketId, number } = await queue.done(queue.next(counter, 'ani'))
    called.push(number)
    await queue.done(queue.step(ticketId, 'served', 'ani'))
  }
  expect(called).toEqual(['A-1', 'A-2', 'A-6', 'A-3', 'A-4', 'A-7', 'A-5'])
  expect(listed.map(({ number }: { number: string }) => number)).toEqual(called)
})

test('a number is called again, missed, comes back, is held, taken up, sent on and served', async () => {
  const { A, B } = place.lanes
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [A, B], 'ani')
  const { ticketId } = await queue.issue(A)
  const go = (step: string, who = 'ani') => queue.step(ticketId, step, who)
  expect(await code(go('recall'))).toBe('queue.not_now')
  await queue.done(queue.next(counter, 'ani'))
  expect(await code(go('missed'))).toBe('queue.call_again_first')
  expect(await code(go('recall', 'budi'))).toBe('queue.not_your_counter')
  expect(await code(go('recall', 'stranger'))).toBe('queue.no_such_ticket')
  await queue.done(go('recall'))
  await queue.done(go('recall'))
  expect(await code(go('recall'))).toBe('queue.called_enough')
  expect(await code(go('missed'))).toBe('queue.call_again_first')
  later(60)
  expect(await queue.done(go('missed'))).toEqual({ state: 'missed' })
  expect((await queue.get(`/counters/${counter}/work`, 'ani')).body).toMatchObject({
    current: null,
    aside: [{ number: 'A-1', state: 'missed' }],
  })
  await queue.done(go('resume'))
  await queue.done(queue.next(counter, 'ani'))
  await queue.done(go('begin'))
  await queue.done(go('hold'))
  expect(await code(go('served'))).toBe('queue.not_now')
  await queue.done(go('resume'))
  const transfer = (laneId: string | undefined, more: object = {}, who = 'ani') =>
    queue.post(`/tickets/${ticketId}/transfer`, { laneId, ...more }, who)
  const elsewhere = await queue.aPlace(`Seberang ${count}`)
  expect(await code(transfer(elsewhere.lanes.A))).toBe('queue.other_place')
  expect(await code(transfer(A))).toBe('queue.same_lane')
  expect(await code(transfer(newCommandId()))).toBe('queue.no_such_lane')
  expect(await code(transfer(B, {}, 'stranger'))).toBe('queue.no_such_ticket')
  const commandId = newCommandId()
  expect([
    await queue.done(transfer(B, { commandId })),
    await queue.done(transfer(B, { commandId })),
  ]).toEqual([{ state: 'waiting' }, { state: 'waiting' }])
  const again = await queue.done(queue.next(counter, 'ani'))
  expect(again).toMatchObject({ number: 'A-1', laneId: B })
  await queue.done(go('begin'))
  const served = newCommandId()
  await queue.done(queue.step(ticketId, 'served', 'ani', { commandId: served }))
  await queue.done(queue.step(ticketId, 'served', 'ani', { commandId: served }))
  expect(await code(go('resume'))).toBe('queue.not_now')
  expect(await code(queue.post(`/tickets/${ticketId}/cancel`, { reason: 'Pulang' }, 'ani'))).toBe(
    'queue.not_now',
  )
})

test('whoever will not come is taken out of the row, once, with the reason', async () => {
  const { A } = place.lanes
  const { ticketId } = await queue.issue(A)
  const cancel = (more: object = {}, who = 'ani') =>
    queue.post(`/tickets/${ticketId}/cancel`, { reason: 'Pulang lebih dulu', ...more }, who)
  expect(await code(cancel({}, 'stranger'))).toBe('queue.no_such_ticket')
  const commandId = newCommandId()
  expect(await queue.done(cancel({ commandId }))).toEqual({ state: 'cancelled' })
  expect(await queue.done(cancel({ commandId }))).toEqual({ state: 'cancelled' })
  expect((await queue.get(`/tickets/${ticketId}`)).body).toMatchObject({
    ...{ state: 'cancelled', number: 'A-1', place: `Pendopo ${count}`, lane: { id: 'KTP, KK dan akta' } },
    priorities: [{ everyNth: 3, isMine: false }],
  })
})

test('one person sits at one counter, and a counter has one person', async () => {
  const { A } = place.lanes
  const first = await queue.aCounter(place.placeId, 'Loket 1', [A], 'ani')
  const second = await queue.aCounter(place.placeId, 'Loket 2', [A])
  const sit = (id: string, who: string, isHere = true) => queue.post(`/counters/${id}/sit`, { isHere }, who)
  expect(await code(sit(first, 'budi'))).toBe('queue.counter_taken')
  expect(await code(sit(second, 'ani'))).toBe('queue.counter_taken')
  expect(await code(sit(second, 'stranger'))).toBe('queue.no_such_counter')
  await queue.issue(A)
  const { ticketId } = await queue.done(queue.next(first, 'ani'))
  expect(await code(sit(first, 'ani', false))).toBe('queue.counter_busy')
  await queue.done(queue.step(ticketId, 'served', 'ani'))
  await queue.done(sit(first, 'ani', false))
  await queue.done(sit(second, 'ani'))
  const places: { id: string }[] = (await queue.get('/places', 'ani')).body
  expect(places.find(({ id }) => id === place.placeId)).toMatchObject({
    counters: [
      { name: 'Loket 1', servedBy: null, isMine: false },
      { name: 'Loket 2', isMine: true },
    ],
  })
})

test('a manager shapes places, lanes and counters of their own office', async () => {
  const { A } = place.lanes
  const at = (path: string) => `/places/${place.placeId}${path}`
  const lane = { key: 'pajak', letter: 'E', title: { id: 'Pajak', en: 'Taxes' } }
  const put = (path: string, body: object, who = 'manager') => queue.post(at(path), body, who)
  expect(await code(queue.post('/places', { service: 'pak-saidi', name: 'Aula' }, 'manager'))).toBe(
    'queue.no_such_service',
  )
  expect(await code(queue.post('/places', { service: 'loket', name: `Pendopo ${count}` }, 'manager'))).toBe(
    'queue.name_taken',
  )
  expect(await code(put('/lanes', lane, 'otherManager'))).toBe('queue.no_such_place')
  expect((await put('/lanes', lane, 'ani')).status).toBe(403)
  expect(await code(put('/lanes', { ...lane, letter: 'A' }))).toBe('queue.letter_taken')
  const commandId = newCommandId()
  const { laneId } = await queue.done(put('/lanes', { ...lane, commandId }))
  expect(await queue.done(put('/lanes', { ...lane, commandId }))).toEqual({ laneId })
  await queue.issue(laneId)
  expect(await code(put('/lanes', { ...lane, isOpen: false }))).toBe('queue.lane_waits')
  expect(await lanesOf(app.ctx.region, { serviceKey: 'loket', placeId: place.placeId })).toHaveLength(5)
  await queue.done(put('/lanes', { ...lane, key: 'surat', letter: 'B', isOpen: false }))
  expect(await code(queue.post('/tickets', { laneId: place.lanes.B }, 'ani'))).toBe('queue.lane_closed')
  const moved = await queue.issue(A)
  const transfer = { laneId: place.lanes.B }
  expect(await code(queue.post(`/tickets/${moved.ticketId}/transfer`, transfer, 'ani'))).toBe(
    'queue.lane_closed',
  )
  await queue.done(queue.post(`/tickets/${moved.ticketId}/cancel`, { reason: 'Pulang' }, 'ani'))

  expect(await code(put('/counters', { name: 'Loket 1', lanes: [newCommandId()] }))).toBe(
    'queue.no_such_lane',
  )
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [A], 'ani')
  expect(await code(put('/counters', { name: 'Loket 1', lanes: [A] }))).toBe('queue.name_taken')
  expect(await code(put('/counters', { name: 'X', lanes: [A], counterId: newCommandId() }))).toBe(
    'queue.no_such_counter',
  )
  await queue.issue(A)
  const { ticketId } = await queue.done(queue.next(counter, 'ani'))
  const close = { name: 'Loket 1', lanes: [A], counterId: counter, isOpen: false }
  expect(await code(put('/counters', close))).toBe('queue.counter_busy')
  await queue.done(queue.step(ticketId, 'served', 'ani'))
  await queue.done(put('/counters', close))
  expect(await code(queue.next(counter, 'ani'))).toBe('queue.counter_closed')
  expect(await code(queue.post(`/counters/${counter}/sit`, { isHere: true }, 'ani'))).toBe(
    'queue.counter_closed',
  )
})

test('nothing of one region is seen or changed from another', async () => {
  const { ticketId } = await queue.issue(place.lanes.A)
  expect((await app.get(`/api/r/3325/queue/tickets/${ticketId}`)).body.code).toBe('queue.no_such_ticket')
  expect(await standingOf(app.pool.region('3325'), [ticketId])).toEqual([])
  const asked = { commandId: newCommandId(), laneId: place.lanes.A }
  expect((await app.post('/api/r/3325/queue/web/tickets', asked)).body.code).toBe('queue.no_such_lane')
  expect((await app.post('/api/r/3325/queue/tickets', asked, 'ani' as never)).status).toBe(403)
})

test('events tell numbers and times, never whose', async () => {
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [place.lanes.A], 'ani')
  const { ticketId } = await queue.issue(place.lanes.A)
  later(120)
  await queue.done(queue.next(counter, 'ani'))
  later(300)
  await queue.done(queue.step(ticketId, 'served', 'ani'))
  const events = await app.admin
    .selectFrom('event')
    .select(['type', 'office_code', 'facts'])
    .where('subject_id', '=', ticketId)
    .orderBy('recorded_at')
    .execute()
  const facts = { service: 'loket', place: place.placeId, lane: 'kependudukan', number: 'A-1' }
  expect(events).toEqual([
    { type: 'queue.issued', office_code: '35.05.01', facts: { ...facts, channel: 'officer' } },
    {
      type: 'queue.called',
      office_code: '35.05.01',
      facts: { ...facts, counter: 'Loket 1', nth: 1, waited: 120 },
    },
    {
      type: 'queue.finished',
      office_code: '35.05.01',
      facts: { ...facts, outcome: 'served', counter: 'Loket 1', waited: 120, took: 300, withinPromise: true },
    },
  ])
})

test('whoever is sent on keeps the turn, or stands behind the others, as the counter says', async () => {
  const { A, B } = place.lanes
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [B], 'ani')
  const [first, second] = [await queue.issue(A), await queue.issue(A)]
  later(10)
  await queue.issue(B)
  later(10)
  const transfer = (ticketId: string, keepsTurn: boolean) =>
    queue.done(queue.post(`/tickets/${ticketId}/transfer`, { laneId: B, keepsTurn }, 'ani'))
  await transfer(first.ticketId, false)
  await transfer(second.ticketId, true)
  const { waiting } = (await queue.get(`/counters/${counter}/work`, 'ani')).body
  expect(waiting.map(({ number }: { number: string }) => number)).toEqual(['A-2', 'B-1', 'A-1'])
  expect((await queue.done(queue.next(counter, 'ani'))).number).toBe('A-2')
})
