import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, PRICES, withKeepers } from '../../../test/a-book.ts'
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

const get = (path: string, as: string) => keepers.get(`/books/${unit.bookId}${path}`, as)
const DAYS = 'from=2026-03-01&until=2026-03-31'

test('who keeps a book is told to its keepers; who could, to the overseer alone', async () => {
  const { body } = await get('/keepers', 'weigher')
  expect(body.keepers.map(({ duty }: { duty: string }) => duty)).toEqual(['chair', 'treasurer', 'weigher'])
  expect(body).toMatchObject({ mayAppoint: false, candidates: [] })
  expect((await get('/keepers', 'overseer')).body.mayAppoint).toBe(true)
  expect((await get('/keepers', 'stranger')).body.code).toBe('ledger.no_such_book')
})

test('the lists of prices stand one after the other, the newest first', async () => {
  const at = new Date(app.clock.now.getTime() + 86_400_000).toISOString()
  await keepers.post(`/books/${unit.bookId}/prices`, { countsFrom: at, prices: PRICES.slice(0, 1) }, 'chair')
  const { body } = await get('/prices/history', 'treasurer')
  expect(body.lists.map(({ prices }: { prices: object[] }) => prices.length)).toEqual([1, PRICES.length])
  expect((await get('/prices/history', 'stranger')).body.code).toBe('ledger.no_such_book')
})

test('closed days are listed with what should have lain in the box and what did', async () => {
  expect((await get('/days', 'weigher')).body).toEqual([])
  await keepers.post(`/books/${unit.bookId}/close-day`, { day: '2026-03-02', counted: 500 }, 'treasurer')
  expect((await get('/days', 'weigher')).body).toMatchObject([
    { day: '2026-03-02', expected: 0, counted: 500 },
  ])
})

test('the chair reads who looked at whom, and nobody else does', async () => {
  await get('/holders', 'weigher')
  await get(`/holders/${unit.holderId}/statement`, 'treasurer')
  const { body } = await get('/looks', 'chair')
  expect(body).toMatchObject([
    { what: 'statement', holderNumber: 1 },
    { what: 'list', holderNumber: null },
  ])
  expect((await get('/looks', 'weigher')).body.code).toBe('ledger.not_your_duty')
})

test('the overseer has the sums of each book by category; what was taken back is taken off, and nobody is named', async () => {
  const items = [
    { commodity: 'botol-pet', grams: 3000 },
    { commodity: 'besi', grams: 1000 },
  ]
  const asked = { holderId: unit.holderId, listId: unit.listId, items, occurredAt: NINE }
  await keepers.post(`/books/${unit.bookId}/deposits`, asked, 'weigher')
  const wrong = { ...asked, items: [{ commodity: 'besi', grams: 9000 }] }
  const { body: entry } = await keepers.post(`/books/${unit.bookId}/deposits`, wrong, 'weigher')
  const back = { reason: 'Salah timbang', occurredAt: NINE }
  await keepers.post(`/books/${unit.bookId}/entries/${entry.entryId}/reverse`, back, 'treasurer')
  // Whoever's only deposit was taken back brought nothing.
  const holderId = await keepers.aHolder(unit.bookId, 'Siti')
  const hers = { ...wrong, holderId }
  const { body: mistaken } = await keepers.post(`/books/${unit.bookId}/deposits`, hers, 'weigher')
  await keepers.post(`/books/${unit.bookId}/entries/${mistaken.entryId}/reverse`, back, 'treasurer')
  const sold = [{ commodity: 'besi', grams: 400, price: 2000 }]
  const sale = { buyer: { to: 'trader', paid: 'cash' }, items: sold, occurredAt: NINE }
  expect((await keepers.post(`/books/${unit.bookId}/sales`, sale, 'treasurer')).status).toBe(200)
  const { body } = await keepers.get(`/services/bank-sampah/sums?${DAYS}`, 'overseer')
  expect(body.books).toMatchObject([
    {
      brought: { plastik: 3000, logam: 1000, kertas: 0 },
      ...{ soldOut: { logam: 400, plastik: 0 }, revenue: 800, holders: 2, active: 1, owed: 4500 },
    },
  ])
  expect(JSON.stringify(body)).not.toContain('Budi')
})

test('sums are refused to others, for other services, and for days that are none', async () => {
  const code = async (path: string, as: string) => (await keepers.get(path, as)).body.code
  expect(await code(`/services/bank-sampah/sums?${DAYS}`, 'complaints')).toBe('ledger.not_overseer')
  expect(await code(`/services/bank-sampah/sums?${DAYS}`, 'chair')).toBe('access.denied')
  expect(await code(`/services/pak-saidi/sums?${DAYS}`, 'overseer')).toBe('ledger.no_such_service')
  const backwards = 'from=2026-03-02&until=2026-03-01'
  expect(await code(`/services/bank-sampah/sums?${backwards}`, 'overseer')).toBe('ledger.days_wrong')
})
