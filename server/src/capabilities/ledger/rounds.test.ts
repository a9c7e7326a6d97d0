import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let keepers: Keepers
let mother: string
let unit: Awaited<ReturnType<Keepers['aUnit']>>
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair', 'upperTreasurer')
  mother = await keepers.aBook('Bank Sampah Induk Blitar', { kind: 'induk' })
  await keepers.appoint(mother, 'upperTreasurer', 'treasurer')
  unit = await keepers.aUnit('Bank Sampah Melati', { above: mother })
})
afterAll(() => app.stop())

const plan = (body: object, as = 'upperTreasurer') => keepers.post(`/books/${mother}/rounds`, body, as)
const seen = async () => (await keepers.get(`/books/${mother}/rounds`, 'upperTreasurer')).body
const DAY = '2026-03-05'

test('the bank above sees what lies below, plans where it comes by, and says what became of it', async () => {
  const items = [{ commodity: 'besi', grams: 2500 }]
  const asked = { holderId: unit.holderId, listId: unit.listId, items, occurredAt: NINE }
  await keepers.post(`/books/${unit.bookId}/deposits`, asked, 'weigher')
  expect((await seen()).below).toMatchObject([
    { name: 'Bank Sampah Melati', grams: 2500, lastCollected: null },
  ])
  const command = { commandId: newCommandId(), day: DAY, stops: [unit.bookId, unit.bookId] }
  for (const _ of [1, 2]) expect((await plan(command)).body).toEqual({ stops: 1 })
  const [stop, ...others] = (await seen()).stops
  expect([stop, others]).toMatchObject([{ day: DAY, place: 1, state: 'planned' }, []])
  const done = { commandId: newCommandId(), state: 'collected', note: 'Dua karung besi' }
  const path = `/books/${mother}/stops/${stop.id}`
  for (const _ of [1, 2]) expect((await keepers.post(path, done, 'upperTreasurer')).status).toBe(200)
  expect((await seen()).below[0].lastCollected).toBe(DAY)
  expect((await keepers.post(path, { state: 'missed' }, 'upperTreasurer')).body.code).toBe(
    'ledger.stop_ended',
  )
})

test('what was weighed at a stop without a network is told later, once, and shown to the book below', async () => {
  const day = '2026-03-09'
  await plan({ day, stops: [unit.bookId] })
  const stop = (await seen()).stops.find((each: { day: string }) => each.day === day)
  const end = (body: object) => keepers.post(`/books/${mother}/stops/${stop.id}`, body, 'upperTreasurer')
  const items = [{ commodity: 'besi', grams: 2400 }]
  const code = async (body: object) => (await end({ state: 'collected', items, ...body })).body.code
  expect(await code({ state: 'missed' })).toBe('ledger.not_taken')
  expect(await code({ items: [{ commodity: 'emas', grams: 1 }] })).toBe('ledger.no_such_commodity')
  expect(await code({ items: [{ commodity: 'besi', grams: 90_000_000 }] })).toBe('ledger.too_heavy')
  // Two bags, weighed one after the other.
  const bags = [
    { commodity: 'besi', grams: 1400 },
    { commodity: 'besi', grams: 1000 },
  ]
  const told = { commandId: newCommandId(), state: 'collected', items: bags, slip: 'A-7', occurredAt: NINE }
  for (const _ of [1, 2]) expect((await end(told)).status).toBe(200)
  expect((await seen()).stops.find(({ id }: { id: string }) => id === stop.id)).toMatchObject({
    ...{ slip: 'A-7', items, state: 'collected' },
  })
  const { body } = await keepers.get(`/books/${unit.bookId}/rounds`, 'chair')
  expect(body.taken).toEqual([
    { id: stop.id, day, slip: 'A-7', items },
    expect.objectContaining({ day: DAY, slip: null, items: [] }),
  ])
  // The goods move with the sale of the book below, not with what a collector wrote.
  expect((await seen()).below[0].grams).toBe(2500)
  await plan({ day: '2026-03-10', stops: [unit.bookId] })
  const other = (await seen()).stops.find((each: { day: string }) => each.day === '2026-03-10')
  const again = { state: 'collected', slip: 'A-7' }
  const refused = await keepers.post(`/books/${mother}/stops/${other.id}`, again, 'upperTreasurer')
  expect(refused.body.code).toBe('ledger.slip_twice')
})

test('nobody plans for another bank, into the past, or to a bank that is not below', async () => {
  const code = async (answer: ReturnType<typeof plan>) => (await answer).body.code
  expect(await code(plan({ day: '2026-02-01', stops: [unit.bookId] }))).toBe('ledger.round_in_past')
  expect(await code(plan({ day: DAY, stops: [mother] }))).toBe('ledger.not_below')
  expect(await code(plan({ day: DAY, stops: [unit.bookId] }, 'chair'))).toBe('ledger.no_such_book')
  const nowhere = keepers.post(
    `/books/${mother}/stops/${newCommandId()}`,
    { state: 'missed' },
    'upperTreasurer',
  )
  expect(await code(nowhere)).toBe('ledger.no_such_stop')
  expect((await keepers.get(`/books/${mother}/rounds`, 'chair')).body.code).toBe('ledger.no_such_book')
})
