import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair')
  unit = await keepers.aUnit('Bank Sampah Melati')
})
afterAll(() => app.stop())

const DAY = 86_400_000
const post = (path: string, body: object, as: string) =>
  keepers.post(`/books/${unit.bookId}${path}`, { occurredAt: app.clock.now.toISOString(), ...body }, as)
const weigh = (holderId: string, commodity: string, grams: number) =>
  post(
    '/deposits',
    { holderId, listId: unit.listId, items: [{ commodity, grams }], isMeant: true },
    'weigher',
  )
const totalOf = async (indicator: string) =>
  (await app.get(`/indicators/${indicator}/figures?from=2026-01-01&to=2026-12-31`, 'planner')).body.total

test('what waste banks weigh, sell on, owe and keep is counted from what they tell, in whole grams', async () => {
  app.clock.now = new Date(NINE)
  const other = await keepers.aHolder(unit.bookId, 'Siti')
  await weigh(unit.holderId, 'botol-pet', 4000)
  await weigh(other, 'besi', 2000)
  app.clock.now = new Date(app.clock.now.getTime() + 10 * DAY)
  const { body: wrong } = await weigh(unit.holderId, 'botol-pet', 1000)
  await post(`/entries/${wrong.entryId}/reverse`, { reason: 'Salah timbang' }, 'treasurer')
  await weigh(unit.holderId, 'botol-pet', 6000)
  const items = [{ commodity: 'botol-pet', grams: 5000, price: 1400 }]
  expect((await post('/sales', { buyer: { to: 'trader', paid: 'cash' }, items }, 'treasurer')).status).toBe(
    200,
  )
  const day = app.clock.now.toISOString().slice(0, 10)
  expect((await post('/close-day', { day, counted: 7000 }, 'treasurer')).status).toBe(200)
  await app.settle()

  expect(await totalOf('waste-weighed')).toMatchObject({ value: 12_000 })
  expect(await totalOf('waste-weighed-plastik')).toMatchObject({ value: 10_000 })
  expect(await totalOf('waste-weighed-logam')).toMatchObject({ value: 2000 })
  expect(await totalOf('waste-diverted')).toMatchObject({ value: 5000 })
  expect(await totalOf('waste-members-active')).toMatchObject({ part: 2, whole: 2, value: 1 })
  expect(await totalOf('waste-per-member')).toMatchObject({ part: 12_000, whole: 2, value: 6000 })
  expect(await totalOf('waste-savings-covered')).toMatchObject({ part: 7000, whole: 13_000 })
  // 5 kg of bottles of today, and 2 kg of iron that have lain ten days.
  expect(await totalOf('waste-days-unsold')).toMatchObject({ part: 20_000, whole: 7000 })
})
