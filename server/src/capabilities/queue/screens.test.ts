import { get } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { newCommandId } from '@guyub/contract/command'
import type { Board } from '@guyub/contract/queue'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadServices } from '../../kernel/definitions.ts'
import { endDaysOf } from './index.ts'

let app: TestApp
let port: number
let queue: ReturnType<typeof withQueue>
let place: Awaited<ReturnType<typeof queue.aPlace>>
let counter: string
let count = 0
beforeAll(async () => {
  app = await startTestApp()
  queue = withQueue(app)
  await app.http.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.http.app.server.address() as AddressInfo).port
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  await queue.everybodyUp()
  count += 1
  place = await queue.aPlace(`Pendopo ${count}`)
  counter = await queue.aCounter(place.placeId, 'Loket 1', [place.lanes.A, place.lanes.B], 'ani')
})
afterAll(() => app.stop())

const code = async (asked: Promise<{ body: { code?: string } }>) => (await asked).body.code
const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}
// Not an id: among its digits may stand what looks like somebody's number.
let screens = 0
async function aScreen(kind: 'kiosk' | 'display', more: object = {}) {
  screens += 1
  const made = queue.post(
    `/places/${place.placeId}/screens`,
    { kind, name: `${kind} ${screens}`, ...more },
    'manager',
  )
  const { screenId, link } = await queue.done(made)
  const { key } = await queue.done(queue.post('/screens/open', { link }))
  return { screenId: String(screenId), key: String(key) }
}
const boardOf = async (screenId: string) => (await queue.get(`/board?screen=${screenId}`)).body as Board

test('a display shows who is called where, the newest first, and numbers never names', async () => {
  const { screenId } = await aScreen('display')
  const onlyB = await aScreen('display', { lanes: [place.lanes.B] })
  await queue.issue(place.lanes.A)
  const { ticketId } = await queue.done(queue.next(counter, 'ani'))
  later(5)
  await queue.done(queue.step(ticketId, 'recall', 'ani'))
  await queue.issue(place.lanes.B)
  const board = await boardOf(screenId)
  expect(board).toMatchObject({
    ...{ place: `Pendopo ${count}`, screen: { kind: 'display', speaks: true, hasPrinter: false } },
    calls: [
      { number: 'A-1', counter: 'Loket 1', at: '2026-03-02T02:00:05.000Z', isCarried: false },
      { number: 'A-1', at: NINE },
    ],
    priorities: [{ everyNth: 3, title: { id: 'Prioritas' } }],
  })
  expect(board.lanes.map(({ letter, waiting }) => `${letter}${waiting}`).join(' ')).toBe('A0 B1 C0 D0')
  expect(await boardOf(onlyB.screenId)).toMatchObject({ calls: [], lanes: [{ letter: 'B', waiting: 1 }] })
  expect(await code(queue.get(`/board?screen=${newCommandId()}`))).toBe('queue.no_such_screen')
  app.clock.now = new Date('2026-03-02T17:00:00Z') // Midnight in Blitar.
  expect((await boardOf(screenId)).calls).toEqual([])
})

test('a display hears each call at once, and has caught up with the first that it hears after a cut', async () => {
  const { screenId } = await aScreen('display')
  const first = await listen(screenId)
  await expect.poll(() => first.heard.length).toBe(1)
  await queue.issue(place.lanes.A)
  await queue.done(queue.next(counter, 'ani'))
  await app.sequenced()
  await expect.poll(() => first.heard.at(-1)?.calls[0]?.number).toBe('A-1')
  first.close()
  const [{ id } = { id: '' }] = first.heard.at(-1)?.calls ?? []
  await queue.done(
    queue.step((await queue.get(`/counters/${counter}/work`, 'ani')).body.current.id, 'served', 'ani'),
  )
  await queue.issue(place.lanes.B)
  later(1)
  await queue.done(queue.next(counter, 'ani'))
  const second = await listen(screenId)
  await expect.poll(() => second.heard[0]?.calls.map(({ number }) => number)).toEqual(['B-1', 'A-1'])
  expect(second.heard[0]?.calls[1]?.id).toBe(id)
  second.close()
})

test('many displays of a place cost the database what one costs', async () => {
  const { screenId } = await aScreen('display')
  const displays = await Promise.all(Array.from({ length: 60 }, () => listen(screenId)))
  await expect.poll(() => displays.every(({ heard }) => heard.length > 0)).toBe(true)
  await queue.issue(place.lanes.A)
  const statements = await app.statementsDuring(async () => {
    await app.sequenced()
    await expect.poll(() => displays.every(({ heard }) => heard.at(-1)?.lanes[0]?.waiting === 1)).toBe(true)
  })
  expect(statements.filter((text) => text.includes('queue_call')).length).toBeLessThanOrEqual(2)
  for (const { close } of displays) close()
})

test('a counter sees that its call was shown and said; told twice it counts once', async () => {
  const { key } = await aScreen('display')
  const kiosk = await aScreen('kiosk')
  await queue.issue(place.lanes.A)
  const { callId } = await queue.done(queue.next(counter, 'ani'))
  const current = async () => (await queue.get(`/counters/${counter}/work`, 'ani')).body.current
  expect(await current()).toMatchObject({ isShown: false, isSpoken: false, calls: 1 })
  const seen = (what: string, more: object = {}) =>
    queue.post('/calls/seen', { key, what, calls: [callId], ...more })
  expect(await queue.done(seen('shown'))).toEqual({ told: 1 })
  expect(await queue.done(seen('shown'))).toEqual({ told: 0 })
  expect(await current()).toMatchObject({ isShown: true, isSpoken: false })
  await queue.done(seen('spoken'))
  expect(await current()).toMatchObject({ isShown: true, isSpoken: true })
  expect(await code(seen('shown', { key: 'x' }))).toBe('queue.no_such_screen')
  expect(await code(seen('shown', { key: kiosk.key }))).toBe('queue.no_such_screen')
  expect(await queue.done(queue.post('/screens/which', { key }))).toMatchObject({ kind: 'display' })
  expect(await code(queue.post('/screens/which', { key: 'x' }))).toBe('queue.no_such_screen')
})

test('a slip is printed on a printer of the network', async () => {
  const printer = await aPrinter()
  const { key } = await aScreen('kiosk', { printer: printer.address, paper: '58' })
  const taken = { laneId: place.lanes.A, key, priority: 'prioritas' }
  const { ticketId } = await queue.done(queue.post('/kiosk/tickets', taken))
  expect(await queue.done(queue.post('/kiosk/print', { key, ticketId }))).toEqual({ isPrinted: true })
  await expect.poll(() => printer.printed()).toContain('Prioritas: setiap')
  expect(printer.printed()).toContain(`https://guyub.test/antrean/tiket/${ticketId}`)
  expect(await code(queue.post('/kiosk/print', { key, ticketId: newCommandId() }))).toBe(
    'queue.no_such_ticket',
  )
  printer.server.close()
})

test('a printer without paper, or that is off, is said so; the ticket counts all the same', async () => {
  const empty = await aPrinter((asked) => (asked === 4 ? 0x72 : 0x12))
  const { key } = await aScreen('kiosk', { printer: empty.address })
  const { ticketId } = await queue.done(queue.post('/kiosk/tickets', { laneId: place.lanes.A, key }))
  expect(await code(queue.post('/kiosk/print', { key, ticketId }))).toBe('queue.printer_no_paper')
  expect(empty.printed()).not.toContain('A-1')
  empty.server.close()
  await new Promise((resolve) => empty.server.once('close', resolve))
  expect(await code(queue.post('/kiosk/print', { key, ticketId }))).toBe('queue.printer_offline')
  const open = await aPrinter((asked) => (asked === 2 ? 0x16 : 0x12))
  const other = await aScreen('kiosk', { printer: open.address })
  expect(await code(queue.post('/kiosk/print', { key: other.key, ticketId }))).toBe('queue.printer_offline')
  open.server.close()
  const none = await aScreen('kiosk')
  expect(await code(queue.post('/kiosk/print', { key: none.key, ticketId }))).toBe('queue.no_printer')
  const display = await aScreen('display')
  expect(await code(queue.post('/kiosk/print', { key: display.key, ticketId }))).toBe('queue.no_such_screen')
  expect((await queue.get(`/tickets/${ticketId}`)).body).toMatchObject({ state: 'waiting', number: 'A-1' })
})

test('waiting and serving are counted by lane, hour and day, and the error of forecasts is known', async () => {
  const times = [60, 120, 180]
  for (const seconds of times) {
    await queue.issue(place.lanes.A)
    later(30)
    const { ticketId } = await queue.done(queue.next(counter, 'ani'))
    later(seconds)
    await queue.done(queue.step(ticketId, 'served', 'ani'))
  }
  // A counter is free: now there is a pace, and it says at once.
  const { ticketId, forecastAt } = (await queue.issue(place.lanes.A)) as {
    ticketId: string
    forecastAt?: string
  }
  expect(Date.parse(String(forecastAt))).toBe(app.clock.now.getTime())
  expect((await queue.get(`/tickets/${ticketId}`)).body.forecast).toBeDefined()
  later(90)
  await queue.done(queue.next(counter, 'ani'))
  // It is busy now: half a service, and one for whoever waits in another of its lanes.
  const behind = async (laneId: string | undefined) => {
    const { forecastAt = '' } = (await queue.issue(laneId)) as { forecastAt?: string }
    return (Date.parse(forecastAt) - app.clock.now.getTime()) / 1000
  }
  expect(await behind(place.lanes.A)).toBe(60)
  await queue.issue(place.lanes.B)
  expect(await behind(place.lanes.A)).toBe(300)
  const of = async (query: string, who = 'ani') =>
    (await queue.get(`/places/${place.placeId}/statistics?${query}`, who)).body
  expect(await of('by=lane')).toMatchObject({
    ...{ from: '2026-03-02', to: '2026-03-02', promiseMinutes: 30 },
    rows: [{ key: 'kependudukan', issued: 6, served: 3, serveP50: 120, serveP90: 168 }, { key: 'surat' }],
    total: { waitP50: 30, called: 4, withinPromise: 4, forecastError: 90, forecasts: 1 },
  })
  expect((await of('by=hour')).rows).toMatchObject([{ key: '09', issued: 7 }])
  expect((await of('by=day')).rows).toMatchObject([{ key: '2026-03-02' }])
  expect(await of('from=2026-01-01&to=2026-01-02')).toMatchObject({
    rows: [],
    total: { issued: 0, waitP50: null },
  })
  await app.settle()
  const figure = async (key: string) =>
    (await app.get(`/indicators/${key}/figures?by=none&office=35.05.01`, 'leader')).body.total
  expect(await figure('queue-within-promise')).toMatchObject({ value: 1 })
  expect(await figure('queue-missed')).toMatchObject({ value: 0 })
  expect((await figure('queue-service-time')).value).toBeGreaterThan(0)
  expect((await figure('queue-wait')).value).toBeGreaterThanOrEqual(0)
  expect((await of('', 'stranger')).code).toBe('queue.no_such_place')
})

test('a day that nobody ended is over at midnight; where the rule carries, numbers wait on the next', async () => {
  const left = await queue.issue(place.lanes.A)
  const { services, carrying } = rules()
  const { reader, pool } = app
  const night = { reader, pool, now: () => app.clock.now }
  expect(await endDaysOf({ ...night, services: carrying })).toBe(0)
  app.clock.now = new Date('2026-03-02T17:01:00Z')
  expect(await endDaysOf({ ...night, services: carrying })).toBeGreaterThan(0)
  await queue.done(queue.post(`/counters/${counter}/sit`, { isHere: true }, 'ani'))
  expect((await queue.get(`/counters/${counter}/work`, 'ani')).body.waiting).toMatchObject([
    { id: left.ticketId, number: 'A-1', isCarried: true },
  ])
  // Nobody else in the hall holds the number of whoever waits since yesterday.
  expect((await queue.issue(place.lanes.A)).number).toBe('A-2')
  expect((await queue.issue(place.lanes.B)).number).toBe('B-1')
  app.clock.now = new Date('2026-03-03T17:01:00Z')
  await endDaysOf({ ...night, services })
  expect((await queue.get(`/tickets/${left.ticketId}`)).body.state).toBe('cancelled')
  expect(await endDaysOf({ ...night, services })).toBe(0)
})

test('a day that begins before the last one was ended gives nobody a number that is still held', async () => {
  const { services, carrying } = rules()
  const night = { reader: app.reader, pool: app.pool, now: () => app.clock.now }
  await queue.issue(place.lanes.A)
  app.clock.now = new Date('2026-03-02T17:01:00Z')
  await endDaysOf({ ...night, services: carrying })
  app.clock.now = new Date('2026-03-03T02:00:00Z')
  expect((await queue.issue(place.lanes.A)).number).toBe('A-2')
  expect((await queue.issue(place.lanes.B)).number).toBe('B-1')
  // The server was off at midnight, or whoever ends days is late.
  app.clock.now = new Date('2026-03-04T01:00:00Z')
  const early = await Promise.all([queue.issue(place.lanes.A), queue.issue(place.lanes.A)])
  expect(early.map(({ number }) => number).toSorted()).toEqual(['A-3', 'A-4'])
  expect((await queue.issue(place.lanes.C)).number).toBe('C-1')
  await endDaysOf({ ...night, services: carrying })
  await queue.done(queue.post(`/counters/${counter}/sit`, { isHere: true }, 'ani'))
  const waiting: { number: string }[] = (await queue.get(`/counters/${counter}/work`, 'ani')).body.waiting
  expect(waiting.map(({ number }) => number).toSorted()).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'B-1'])
  // Where nothing is carried any more, numbers begin anew.
  app.clock.now = new Date('2026-03-04T17:01:00Z')
  await endDaysOf({ ...night, services })
  expect((await queue.issue(place.lanes.A)).number).toBe('A-1')
})

test('a place whose day cannot end holds up no other', async () => {
  const mine = await queue.issue(place.lanes.A)
  const other = await queue.aPlace(`Pendopo ${count} timur`)
  const theirs = await queue.issue(other.lanes.A)
  app.clock.now = new Date('2026-03-02T17:01:00Z')
  const services = loadServices()
  let isFirst = true
  const stumbling = {
    ...services,
    of: (region: string, key: string) => {
      const was = isFirst
      isFirst = false
      if (was) throw new Error('no definition')
      return services.of(region, key)
    },
  }
  const { reader, pool } = app
  const night = { reader, pool, now: () => app.clock.now }
  const states = async () =>
    Promise.all(
      [mine, theirs].map(async ({ ticketId }) => (await queue.get(`/tickets/${ticketId}`)).body.state),
    )
  expect(await endDaysOf({ ...night, services: stumbling })).toBe(1)
  expect((await states()).sort()).toEqual(['cancelled', 'waiting'])
  expect(await endDaysOf({ ...night, services })).toBe(1)
  expect(await states()).toEqual(['cancelled', 'cancelled'])
})

test('a printer that is written down as a number outside of the office is refused', async () => {
  const asked = { kind: 'kiosk', name: 'Kios luar', printer: '8.8.8.8:9100' }
  expect(await code(queue.post(`/places/${place.placeId}/screens`, asked, 'manager'))).toBe(
    'queue.printer_outside',
  )
})

test('a printer that breaks the connection off has printed nothing', async () => {
  const broken = await aPrinter()
  broken.server.on('connection', (socket) => socket.on('data', () => socket.resetAndDestroy()))
  const { key } = await aScreen('kiosk', { printer: broken.address })
  const { ticketId } = await queue.done(queue.post('/kiosk/tickets', { laneId: place.lanes.A, key }))
  expect(await code(queue.post('/kiosk/print', { key, ticketId }))).toBe('queue.printer_offline')
  broken.server.close()
})

/** Something that listens like a printer of the network, on one of their ports, and says what is the matter when it is asked. */
async function aPrinter(status: (asked: number) => number = () => 0x12) {
  let printed = ''
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (data[0] === 0x10 && data[1] === 0x04) socket.write(Uint8Array.of(status(Number(data[2]))))
      else printed += data.toString('latin1')
    })
  })
  for (let port = 9101; !server.listening; port++) {
    if (port > 9109) throw new Error('every port of printers is taken')
    await new Promise<void>((resolve) => {
      server.once('error', () => resolve())
      server.listen(port, '127.0.0.1', () => resolve())
    })
  }
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}`, printed: () => printed }
}

async function listen(screenId: string) {
  const heard: Board[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const path = `/api/r/3505/queue/board/live?screen=${screenId}`
  const request = get({ port, host: '127.0.0.1', path }, (response) => {
    let rest = ''
    response.setEncoding('utf8').on('data', (text) => {
      resolve()
      const parts = (rest + text).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, data] = part.match(/^id: \d+\nevent: board\ndata: (.*)$/) ?? []
        if (data) heard.push(JSON.parse(data))
      }
    })
  })
  request.on('error', () => undefined)
  await promise
  return { heard, close: () => request.destroy() }
}

/** The services as they are, and as if what is left of a day waited on the next. */
function rules() {
  const services = loadServices()
  const carrying = {
    ...services,
    of: (region: string, key: string) => {
      const service = services.of(region, key)
      if (!service?.queue) return service
      return {
        ...service,
        queue: { ...service.queue, endOfDay: { ...service.queue.endOfDay, rule: 'carry' as const } },
      }
    },
  }
  return { services, carrying }
}
