import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { checkLedger } from './check.ts'

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

const post = (path: string, body: object, as: string) => keepers.post(path, { occurredAt: NINE, ...body }, as)
const sell = (items: object[], buyer: object, more: object = {}) =>
  post(`/books/${unit.bookId}/sales`, { items, buyer, ...more }, 'treasurer')
const pet = (grams: number, price: number) => [{ commodity: 'botol-pet', grams, price }]
const balances = async (bookId: string, as: string) =>
  Object.fromEntries(
    (await keepers.get(`/books/${bookId}`, as)).body.accounts.map(
      (each: { kind: string; about: string; balance: number }) => [
        `${each.kind} ${each.about}`.trim(),
        each.balance,
      ],
    ),
  )

test('who opens books and who keeps them is decided by the agency that oversees the service', async () => {
  const asked = {
    service: 'bank-sampah',
    kind: 'unit',
    name: 'Bank Sampah Anggrek',
    areaCode: '35.05.01.2001',
  }
  const refused = async (body: object, as: string) =>
    (await keepers.post('/books', { ...asked, ...body }, as)).body.code
  expect(await refused({}, 'complaints')).toBe('ledger.not_overseer')
  expect(await refused({}, 'clerk')).toBe('access.denied')
  expect(await refused({ service: 'pak-saidi' }, 'overseer')).toBe('ledger.no_such_service')
  expect(await refused({ kind: 'cabang' }, 'overseer')).toBe('ledger.no_such_kind')
  expect(await refused({ areaCode: '33.25.01.2001' }, 'overseer')).toBe('ledger.no_such_area')
  expect(await refused({ above: unit.bookId }, 'overseer')).toBe('ledger.above_wrong')
  expect(await refused({ pricesAbove: true }, 'overseer')).toBe('ledger.above_wrong')
  expect(await refused({ name: 'Bank Sampah Melati' }, 'overseer')).toBe('ledger.name_taken')
  expect((await keepers.appoint(unit.bookId, 'stranger', 'chair')).body.code).toBe('ledger.no_keeper_account')
  const commandId = newCommandId()
  const command = { commandId, userId: keepers.idOf('upperTreasurer'), duty: 'weigher', isKeeper: true }
  for (const _ of [1, 2])
    expect((await keepers.post(`/books/${unit.bookId}/keepers`, command, 'overseer')).status).toBe(200)
  const mine = async () =>
    (await keepers.get('/books', 'upperTreasurer')).body.map((each: { name: string }) => each.name)
  expect(await mine()).toEqual(['Bank Sampah Induk Blitar', 'Bank Sampah Melati'])
  await keepers.appoint(unit.bookId, 'upperTreasurer', 'weigher', false)
  expect(await mine()).toEqual(['Bank Sampah Induk Blitar'])
  expect((await keepers.get('/books?service=bank-sampah', 'overseer')).body).toHaveLength(2)
})

test('a unit sells up the chain, the bank above has the goods and owes, and pays', async () => {
  const { holderId, listId, bookId } = unit
  const items = [{ commodity: 'botol-pet', grams: 10_000 }]
  await post(`/books/${bookId}/deposits`, { holderId, listId, items }, 'weigher')
  expect((await sell([...pet(1, 1), ...pet(1, 1)], { to: 'above', paid: 'owed' })).body.code).toBe(
    'ledger.commodity_twice',
  )
  // It owes what its own list pays, and nobody else opens its box.
  expect((await sell(pet(4000, 1400), { to: 'above', paid: 'owed' })).body.code).toBe(
    'ledger.above_pays_less',
  )
  const offer = { countsFrom: NINE, prices: [{ commodity: 'botol-pet', pays: 1400 }] }
  await keepers.appoint(mother, 'chair', 'chair')
  await post(`/books/${mother}/prices`, offer, 'chair')
  expect((await sell(pet(10_001, 1400), { to: 'above', paid: 'owed' })).body).toMatchObject({
    code: 'ledger.stock_short',
    errors: [{ pointer: '#/items/0/grams' }],
  })
  expect((await sell(pet(4000, 1401), { to: 'above', paid: 'owed' })).body).toMatchObject({
    ...{ code: 'ledger.above_pays_less', errors: [{ pointer: '#/items/0/price' }] },
  })
  expect((await sell(pet(4000, 1400), { to: 'above', paid: 'cash' })).body.code).toBe('ledger.not_your_duty')
  await keepers.appoint(mother, 'treasurer', 'treasurer')
  expect((await sell(pet(4000, 1400), { to: 'above', paid: 'cash' })).body.code).toBe('ledger.cash_short')
  await keepers.appoint(mother, 'treasurer', 'treasurer', false)
  const commandId = newCommandId()
  const sold = await sell(pet(4000, 1400), { to: 'above', paid: 'owed' }, { commandId })
  expect(sold.body).toMatchObject({ proceeds: 5600, margin: 1600 })
  expect((await sell(pet(4000, 1400), { to: 'above', paid: 'owed' }, { commandId })).body).toEqual(sold.body)
  // Below what it cost: prices swing.
  expect((await sell(pet(6000, 900), { to: 'trader', paid: 'cash' })).body).toMatchObject({
    proceeds: 5400,
    margin: -600,
  })
  expect(await balances(bookId, 'treasurer')).toEqual({
    ...{ cash: 5400, [`claims ${mother}`]: 5600, margin: -1000 },
    ...{ 'stock botol-pet': 0, 'weight botol-pet': 0 },
  })
  expect(await balances(mother, 'upperTreasurer')).toEqual({
    ...{ [`debts ${bookId}`]: -5600, 'stock botol-pet': 5600, 'weight botol-pet': 4000 },
  })
  const settle = (rupiah: number, to = bookId) =>
    post(`/books/${mother}/settlements`, { to, rupiah, by: 'bank' }, 'upperTreasurer')
  expect((await settle(5600)).body.code).toBe('ledger.cash_short')
  await post(
    `/books/${mother}/money`,
    { kind: 'capital', rupiah: 1_000_000, by: 'bank', reason: 'Hibah' },
    'upperTreasurer',
  )
  expect((await settle(5601)).body.code).toBe('ledger.not_owed')
  expect((await settle(100, mother)).body.code).toBe('ledger.not_owed')
  expect((await settle(5000)).body).toMatchObject({ owed: 600 })
  expect((await balances(bookId, 'treasurer'))[`claims ${mother}`]).toBe(600)
  expect((await checkLedger(app.reader)).faults).toEqual([])
})

test('what lies in the store is counted, and the loss is told', async () => {
  const { holderId, listId, bookId } = unit
  await post(
    `/books/${bookId}/deposits`,
    { holderId, listId, items: [{ commodity: 'besi', grams: 3000 }] },
    'weigher',
  )
  const counted = (grams: number) =>
    post(`/books/${bookId}/stock-counts`, { commodity: 'besi', grams, reason: 'Hitung gudang' }, 'treasurer')
  expect((await counted(3000)).body).toEqual({ entryId: null, difference: 0 })
  expect((await counted(2000)).body).toMatchObject({ difference: -1000 })
  expect(await balances(bookId, 'treasurer')).toMatchObject({
    'weight besi': 2000,
    'stock besi': 3000,
    shrinkage: 1500,
  })
  expect((await checkLedger(app.reader)).faults).toEqual([])
})

test('a bank follows the prices of the one above until it has its own', async () => {
  // A list of its own was set before.
  app.clock.now = new Date(Date.parse(NINE) + 60_000)
  const above = [{ commodity: 'kaca', pays: 1 }]
  expect(
    (await post(`/books/${mother}/prices`, { countsFrom: NINE, prices: above }, 'chair')).body.code,
  ).toBe('ledger.no_such_commodity')
  const { body: list } = await post(
    `/books/${mother}/prices`,
    { countsFrom: app.clock.now.toISOString(), prices: [{ commodity: 'koran', pays: 900 }] },
    'chair',
  )
  const lower = await keepers.aBook('Bank Sampah Mawar', { above: mother, pricesAbove: true })
  await keepers.appoint(lower, 'weigher', 'weigher')
  await keepers.appoint(lower, 'chair', 'chair')
  expect((await keepers.get(`/books/${lower}/prices`, 'weigher')).body.lists).toMatchObject([
    { id: list.listId, isAbove: true },
  ])
  const holderId = await keepers.aHolder(lower, 'Siti')
  const items = [{ commodity: 'koran', grams: 2000 }]
  expect(
    (
      await post(
        `/books/${lower}/deposits`,
        { holderId, listId: list.listId, items, occurredAt: app.clock.now.toISOString() },
        'weigher',
      )
    ).body,
  ).toMatchObject({
    worth: 1800,
  })
  const own = { countsFrom: app.clock.now.toISOString(), prices: [{ commodity: 'koran', pays: 1000 }] }
  expect((await post(`/books/${lower}/prices`, own, 'chair')).status).toBe(200)
  expect((await keepers.get(`/books/${lower}/prices`, 'weigher')).body.lists).toMatchObject([
    { isAbove: false },
  ])
  expect((await checkLedger(app.reader)).faults).toEqual([])
})

test('the numbers of members follow one another, also of many at once; a NIK opens one account', async () => {
  const bookId = await keepers.aBook('Bank Sampah Kenanga')
  await keepers.appoint(bookId, 'weigher', 'weigher')
  const join = (holder: object, kind = 'perorangan') =>
    keepers.post(`/books/${bookId}/holders`, { kind, holder }, 'weigher')
  const joined = await Promise.all(Array.from({ length: 5 }, (_, index) => join({ name: `Ibu ${index}` })))
  expect(joined.map(({ body }) => body.number).sort()).toEqual([1, 2, 3, 4, 5])
  const nik = '3505011203900001'
  expect((await join({ name: 'Budi', nik })).status).toBe(200)
  expect((await join({ name: 'Budi lagi', nik })).body.code).toBe('ledger.holder_known')
  expect((await join({ name: 'X Y' }, 'perusahaan')).body.code).toBe('ledger.no_such_kind')
})
