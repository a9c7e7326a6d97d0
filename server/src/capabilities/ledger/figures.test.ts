import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'

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

test('goods that were taken back are no young goods, and a day that is closed late is told as it stood then', async () => {
  app.clock.now = new Date('2026-03-20T03:00:00Z')
  const { body } = await weigh(unit.holderId, 'besi', 1000)
  await post(`/entries/${body.entryId}/reverse`, { reason: 'Salah timbang' }, 'treasurer')
  const day = app.clock.now.toISOString().slice(0, 10)
  app.clock.now = new Date('2026-03-21T03:00:00Z')
  await weigh(unit.holderId, 'besi', 9000)
  expect((await post('/close-day', { day, counted: 7000 }, 'treasurer')).status).toBe(200)
  await app.settle()
  const { rows } = await sql<{ facts: object }>`
    select facts from log where type = 'ledger.closed' and facts ->> 'day' = ${day}`.execute(app.admin)
  // 5 kg of bottles of the 12th, 2 kg of iron of the 2nd; what was owed before the 21st.
  expect(rows[0]?.facts).toMatchObject({ gramsHeld: 7000, gramDays: 5000 * 8 + 2000 * 18, owed: 13_000 })
})

test('in how many villages a bank weighed is told of a month a week after it, once, and opens down to the districts', async () => {
  app.clock.now = new Date('2026-04-07T03:00:00Z')
  const lapsed = () => lapseCases({ ...app.house, reader: app.reader })
  await lapsed()
  await app.settle()
  expect((await totalOf('waste-coverage')).value).toBe(null)
  app.clock.now = new Date('2026-04-08T03:00:00Z')
  for (const _ of ['once', 'and again']) await lapsed()
  await app.settle()
  const { rows } = await sql<{ villages: number }>`
    select count(*)::int as villages from area where code like '35.05.%' and level = 'village' and current`.execute(
    app.admin,
  )
  expect(await totalOf('waste-coverage')).toMatchObject({ part: 1, whole: rows[0]?.villages })
  const { facts } = (
    await app.get('/indicators/waste-coverage/facts?from=2026-03-01&to=2026-03-31', 'planner')
  ).body
  const one = facts.find(({ area }: { area: string }) => area === '35.05.01')
  expect(one).toMatchObject({ day: '2026-03-31', part: 1 })
  const { body } = await app.get(`/indicators/events/${one.subjectId}`, 'planner')
  expect(body.map((event: { facts: object }) => event.facts)).toContainEqual(
    expect.objectContaining({ area: '35.05.01', month: '2026-03', reached: 1, where: '35.05.01.2001' }),
  )
})

test('a village whose only deposit was taken back is not reached, and months in which nothing ran are made good', async () => {
  app.clock.now = new Date('2026-04-20T03:00:00Z')
  const { body } = await weigh(unit.holderId, 'besi', 1000)
  await post(`/entries/${body.entryId}/reverse`, { reason: 'Salah timbang' }, 'treasurer')
  app.clock.now = new Date('2026-06-10T03:00:00Z')
  await lapseCases({ ...app.house, reader: app.reader })
  const { rows } = await sql<{ month: string; reached: number }>`
    select to_char(month, 'YYYY-MM') as month, reached from ledger_reach where region_code = '3505' order by 1`.execute(
    app.admin,
  )
  expect(rows).toEqual([
    { month: '2026-03', reached: 1 },
    { month: '2026-04', reached: 0 },
    { month: '2026-05', reached: 0 },
  ])
})
