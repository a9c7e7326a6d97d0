import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { checkLedger } from './check.ts'

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
let cheap: string
let dear: string
let count = 0
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair')
})
afterAll(() => app.stop())

const post = async (path: string, body: object, as = 'treasurer') => {
  const reply = await keepers.post(`/books/${unit.bookId}${path}`, body, as)
  return { ...reply.body, status: reply.status }
}
const at = () => app.clock.now.toISOString()
const weigh = async (listId: string) => {
  const items = [{ commodity: 'botol-pet', grams: 10_000 }]
  const asked = { holderId: unit.holderId, listId, items, isMeant: true, occurredAt: at() }
  return String((await post('/deposits', asked, 'weigher')).entryId)
}
const sell = (grams: number) => {
  const items = [{ commodity: 'botol-pet', grams, price: 3000 }]
  return post('/sales', { buyer: { to: 'trader', paid: 'cash' }, items, occurredAt: at() })
}
const takeBack = (id: string) => post(`/entries/${id}/reverse`, { reason: 'Salah timbang', occurredAt: at() })
async function stands() {
  const { body } = await keepers.get(`/books/${unit.bookId}`, 'chair')
  const of = (kind: string) =>
    body.accounts.find((each: { kind: string }) => each.kind === kind)?.balance ?? 0
  return { grams: of('weight'), cost: of('stock'), margin: 0 - of('margin'), owed: body.savings }
}

// Ten kilograms for ten thousand, then ten for twenty.
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  unit = await keepers.aUnit(`Bank Sampah ${count}`)
  cheap = await weigh(unit.listId)
  app.clock.now = new Date(Date.parse(NINE) + 3_600_000)
  const prices = [{ commodity: 'botol-pet', pays: 2000 }]
  const { listId } = await post('/prices', { countsFrom: at(), prices }, 'chair')
  dear = await weigh(listId)
})

test('what is taken back before anything left is as if it had not been, also in the average', async () => {
  expect((await takeBack(dear)).status).toBe(200)
  expect(await stands()).toEqual({ grams: 10_000, cost: 10_000, margin: 0, owed: 10_000 })
  expect(await sell(10_000)).toMatchObject({ proceeds: 30_000, margin: 20_000 })
})

test('what is taken back after goods left at its average corrects the margin, and leaves no cost without goods', async () => {
  expect(await sell(10_000)).toMatchObject({ margin: 15_000 })
  expect((await takeBack(dear)).status).toBe(200)
  // Only the cheap ten were ever there, and all of them were sold.
  expect(await stands()).toEqual({ grams: 0, cost: 0, margin: 20_000, owed: 10_000 })
})

test('the same of the cheap ones: the dear ones were sold', async () => {
  await sell(10_000)
  expect((await takeBack(cheap)).status).toBe(200)
  expect(await stands()).toEqual({ grams: 0, cost: 0, margin: 10_000, owed: 20_000 })
})

test('what is no longer there is not taken back, and the books add up', async () => {
  await sell(15_000)
  expect((await takeBack(dear)).code).toBe('ledger.stock_short')
  expect(await stands()).toMatchObject({ grams: 5000, cost: 7500 })
  expect((await checkLedger(app.reader)).faults).toEqual([])
})
