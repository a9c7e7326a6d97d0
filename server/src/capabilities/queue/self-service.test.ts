import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { screenByKey } from './index.ts'

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
  count += 1
  place = await queue.aPlace(`Pendopo ${count}`)
})
afterAll(() => app.stop())

const code = async (asked: Promise<{ body: { code?: string } }>) => (await asked).body.code
const make = (more: object = {}, who = 'manager') =>
  queue.post(`/places/${place.placeId}/screens`, { kind: 'kiosk', name: 'Anjungan', ...more }, who)

test('a link opens a screen once, and the screen is known by its own key', async () => {
  const commandId = newCommandId()
  const { screenId, link } = await queue.done(make({ commandId }))
  expect(await queue.done(make({ commandId }))).toEqual({ screenId, link })
  const open = newCommandId()
  const opened = await queue.done(queue.post('/screens/open', { link, commandId: open }))
  expect(opened).toMatchObject({ screenId, kind: 'kiosk' })
  // The answer was lost on its way: asked again it is the same.
  expect(await queue.done(queue.post('/screens/open', { link, commandId: open }))).toEqual(opened)
  expect(await code(queue.post('/screens/open', { link }))).toBe('queue.link_unknown')
  expect(await screenByKey(app.ctx.region, opened.key)).toEqual({
    ...{ id: screenId, kind: 'kiosk', placeId: place.placeId, name: 'Anjungan' },
    officeCode: '35.05.01',
  })
  expect(await screenByKey(app.pool.region('3325'), opened.key)).toBeUndefined()
  const stored = JSON.stringify(
    await app.admin
      .selectFrom('command_receipt')
      .select('result')
      .where('id', 'in', [commandId, open])
      .execute(),
  )
  expect(stored).not.toContain(link)
  expect(stored).not.toContain(opened.key)

  const again = await queue.done(queue.post(`/screens/${screenId}/link`, {}, 'manager'))
  expect(await screenByKey(app.ctx.region, opened.key)).toBeUndefined()
  const other = await queue.done(queue.post('/screens/open', { link: again.link }))
  await queue.done(queue.post(`/screens/${screenId}/close`, {}, 'manager'))
  expect(await screenByKey(app.ctx.region, other.key)).toBeUndefined()
  expect(await code(queue.post(`/screens/${screenId}/link`, {}, 'manager'))).toBe('queue.no_such_screen')
})

test('screens are made by the manager of the place, with names and lanes of it', async () => {
  await queue.done(make())
  expect(await code(make())).toBe('queue.name_taken')
  expect(await code(make({ name: 'Lain', lanes: [newCommandId()] }))).toBe('queue.no_such_lane')
  expect(await code(make({ name: 'Lain' }, 'otherManager'))).toBe('queue.no_such_place')
  expect((await make({ name: 'Lain' }, 'ani')).status).toBe(403)
  expect((await make({ name: 'Lain', printer: 'http://x/' })).status).toBe(400)
  const { screenId } = await queue.done(make({ name: 'Lain', printer: '10.0.0.9:9100' }))
  expect(await code(queue.post(`/screens/${screenId}/close`, {}, 'otherManager'))).toBe(
    'queue.no_such_screen',
  )
})

test('people take a number at a kiosk of the place and from home, within its hours', async () => {
  const { link } = await queue.done(make())
  const { key } = await queue.done(queue.post('/screens/open', { link }))
  const { A, D } = place.lanes
  const atKiosk = (laneId: string | undefined, more: object = {}) =>
    queue.post('/kiosk/tickets', { laneId, key, ...more })
  const fromHome = (laneId: string | undefined, more: object = {}) =>
    queue.post('/web/tickets', { laneId, ...more })
  const commandId = newCommandId()
  const first = await queue.done(atKiosk(A, { commandId, priority: 'prioritas' }))
  expect(first).toMatchObject({ number: 'A-1', ahead: 0 })
  expect(await queue.done(fromHome(A))).toMatchObject({ number: 'A-2', ahead: 1 })
  const elsewhere = await queue.aPlace(`Seberang ${count}`)
  expect(await code(atKiosk(elsewhere.lanes.A))).toBe('queue.no_such_lane')
  expect(await code(queue.post('/kiosk/tickets', { laneId: A, key: 'x' }))).toBe('queue.no_such_screen')
  expect(await code(fromHome(A, { priority: 'raja' }))).toBe('queue.no_such_priority')
  const hidden = { key: 'aduan', letter: 'D', title: { id: 'Aduan', en: 'Complaints' }, selfService: false }
  await queue.done(queue.post(`/places/${place.placeId}/lanes`, hidden, 'manager'))
  expect(await code(fromHome(D))).toBe('queue.not_self_service')
  const openNow = async () =>
    (await queue.get('/open-places')).body.find(({ id }: { id: string }) => id === place.placeId)
  expect(await openNow()).toMatchObject({
    ...{ from: '07:00', until: '14:30', isOpenNow: true, priorities: [{ everyNth: 3 }] },
    lanes: [{ letter: 'A', waiting: 2 }, { letter: 'B' }, { letter: 'C' }],
  })
  app.clock.now = new Date('2026-03-02T07:30:00Z') // Half past two in Blitar.
  expect(await openNow()).toMatchObject({ isOpenNow: false })
  expect(await code(fromHome(A))).toBe('queue.not_open_now')
  // A kiosk that never heard the answer asks again; who stands in the hall is given one at any hour.
  expect(await queue.done(atKiosk(A, { commandId, priority: 'prioritas' }))).toEqual(first)
})

test('what is left when the day is over is closed with the reason, and whoever stood at a counter was served', async () => {
  const { A } = place.lanes
  const counter = await queue.aCounter(place.placeId, 'Loket 1', [A], 'ani')
  const [first, second] = [await queue.issue(A), await queue.issue(A)]
  await queue.done(queue.next(counter, 'ani'))
  const end = (more: object = {}, who = 'manager') =>
    queue.post(`/places/${place.placeId}/end-of-day`, more, who)
  expect((await end({}, 'ani')).status).toBe(403)
  expect(await code(end({}, 'otherManager'))).toBe('queue.no_such_place')
  const commandId = newCommandId()
  expect(await queue.done(end({ commandId }))).toEqual({ closed: 2, carried: 0 })
  expect(await queue.done(end({ commandId }))).toEqual({ closed: 2, carried: 0 })
  const stateOf = async (id: string) => (await queue.get(`/tickets/${id}`)).body.state
  expect([await stateOf(first.ticketId), await stateOf(second.ticketId)]).toEqual(['missed', 'cancelled'])
  expect(await code(queue.next(counter, 'ani'))).toBe('queue.not_your_counter')
})

test('a place is closed once nobody is left in it, and then gives no number and takes no change', async () => {
  const { ticketId } = await queue.issue(place.lanes.A)
  const close = (more: object = {}, who = 'manager') =>
    queue.post(`/places/${place.placeId}/close`, more, who)
  expect(await code(close())).toBe('queue.lane_waits')
  expect(await code(close({}, 'otherManager'))).toBe('queue.no_such_place')
  await queue.done(queue.post(`/tickets/${ticketId}/cancel`, { reason: 'Pulang' }, 'ani'))
  const commandId = newCommandId()
  expect(await queue.done(close({ commandId }))).toEqual({ placeId: place.placeId })
  expect(await queue.done(close({ commandId }))).toEqual({ placeId: place.placeId })
  expect(await code(make())).toBe('queue.place_closed')
  expect(await code(queue.post('/tickets', { laneId: place.lanes.A }, 'ani'))).toBe('queue.lane_closed')
})
