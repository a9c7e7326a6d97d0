import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Keepers, PRICES, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { checkLedger } from './check.ts'

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
let count = 0
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair', 'upperTreasurer')
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  unit = await keepers.aUnit(`Bank Sampah ${count}`)
})
afterAll(() => app.stop())

const at = (path: string) => `/books/${unit.bookId}${path}`
function deposit(grams: number, more: object = {}, commodity = 'botol-pet', as = 'weigher') {
  const { holderId, listId } = unit
  return keepers.post(
    at('/deposits'),
    { holderId, listId, items: [{ commodity, grams }], occurredAt: NINE, ...more },
    as,
  )
}
const withdraw = (rupiah: number, more: object = {}, as = 'treasurer') =>
  keepers.post(at('/withdrawals'), { holderId: unit.holderId, rupiah, occurredAt: NINE, ...more }, as)
const money = (kind: string, rupiah: number, more: object = {}) =>
  keepers.post(at('/money'), { kind, rupiah, reason: 'Modal awal', occurredAt: NINE, ...more }, 'treasurer')
const sound = async () => expect((await checkLedger(app.reader)).faults).toEqual([])

test('goods that are weighed are owed for, in whole rupiah and grams, and the passbook says so line by line', async () => {
  expect(await deposit(1_250)).toMatchObject({
    status: 200,
    body: { worth: 1250, balance: 1250, day: '2026-03-02' },
  })
  expect(await deposit(333, {}, 'kardus')).toMatchObject({ body: { worth: 401, balance: 1651 } })
  const { body } = await keepers.get(at(`/holders/${unit.holderId}/statement`), 'weigher')
  expect(body).toMatchObject({
    ...{ name: 'Budi', number: 1, balance: 1651, next: null },
    lines: [
      { nth: 2, amount: 401, after: 1651, items: [{ commodity: 'kardus', grams: 333, price: 1205 }] },
      { nth: 1, amount: 1250, after: 1250, items: [{ commodity: 'botol-pet', grams: 1250, price: 1000 }] },
    ],
  })
  expect((await keepers.get(at(''), 'chair')).body).toMatchObject({
    ...{ holders: 1, savings: 1651 },
    accounts: expect.arrayContaining([
      { kind: 'weight', about: 'botol-pet', unit: 'g', balance: 1250 },
      { kind: 'stock', about: 'kardus', unit: 'IDR', balance: 401 },
    ]),
  })
  await sound()
})

test('sent twice it is weighed once; another with the same words is asked about, and then believed', async () => {
  const commandId = newCommandId()
  const [first, second] = [await deposit(2000, { commandId }), await deposit(2000, { commandId })]
  expect(second.body).toEqual(first.body)
  expect((await deposit(2000)).body).toMatchObject({ code: 'ledger.weighed_before' })
  app.clock.now = new Date('2026-03-02T02:11:00Z')
  expect((await deposit(2000, { occurredAt: '2026-03-02T02:11:00.000Z' })).status).toBe(200)
  expect((await deposit(2000, { occurredAt: '2026-03-02T02:11:00.000Z', isMeant: true })).body).toMatchObject(
    {
      balance: 6000,
    },
  )
  // Two at the same moment with one id are one.
  const same = { commandId: newCommandId(), isMeant: true }
  const both = await Promise.all([deposit(1000, same), deposit(1000, same)])
  expect(both.map(({ body }) => body.balance)).toEqual([7000, 7000])
  await sound()
})

test('what is not weighed here, too heavy, without a price or of nobody is refused, and nothing is written', async () => {
  const refused = async (asked: Promise<{ body: { code?: string } }>) => (await asked).body.code
  expect(await refused(deposit(1000, {}, 'emas'))).toBe('ledger.no_such_commodity')
  expect(await refused(deposit(500_001))).toBe('ledger.too_heavy')
  for (const grams of [0, -1, 0.5, 1e12, Number.MAX_SAFE_INTEGER])
    expect([grams, await refused(deposit(grams))]).toEqual([grams, 'request.invalid'])
  expect(await refused(deposit(1000, {}, 'koran'))).toBe('ledger.not_priced')
  expect(await refused(deposit(-5))).toBe('request.invalid')
  expect(await refused(deposit(0))).toBe('request.invalid')
  expect(await refused(deposit(1.5))).toBe('request.invalid')
  expect(await refused(deposit(1000, { holderId: newCommandId() }))).toBe('ledger.no_such_holder')
  expect(await refused(deposit(1000, {}, 'besi', 'stranger'))).toBe('ledger.no_such_book')
  expect(await refused(deposit(1000, {}, 'besi', 'overseer'))).toBe('access.denied')
  const empty = await keepers.aBook(`Tanpa harga ${count}`)
  await keepers.appoint(empty, 'weigher', 'weigher')
  const holderId = await keepers.aHolder(empty, 'Siti')
  const asked = { holderId, listId: unit.listId, items: [{ commodity: 'besi', grams: 1 }], occurredAt: NINE }
  expect(await refused(keepers.post(`/books/${empty}/deposits`, asked, 'weigher'))).toBe('ledger.no_prices')
  expect((await keepers.get(at(''), 'chair')).body.accounts).toEqual([])
})

test('prices change for what comes after; on a screen the new one must be seen, on paper the old one was promised', async () => {
  await deposit(1000)
  const later = '2026-03-02T03:00:00.000Z'
  const set = (body: object, as = 'chair') => keepers.post(at('/prices'), { prices: PRICES, ...body }, as)
  expect((await set({ countsFrom: later }, 'treasurer')).body).toMatchObject({ code: 'ledger.not_your_duty' })
  expect((await set({ countsFrom: '2026-03-01T00:00:00.000Z' })).body).toMatchObject({
    code: 'ledger.prices_in_past',
  })
  const prices = [{ commodity: 'botol-pet', pays: 800 }]
  expect(
    (await set({ countsFrom: later, prices: [{ commodity: 'botol-pet', pays: 80_000 }] })).body,
  ).toMatchObject({
    code: 'ledger.price_out_of_range',
    errors: [{ pointer: '#/prices/0' }],
  })
  expect((await set({ countsFrom: later, prices: [...prices, ...prices] })).body).toMatchObject({
    code: 'ledger.commodity_twice',
  })
  const { body } = await set({ countsFrom: later, prices })
  // Known before it counts.
  expect((await keepers.get(at('/prices'), 'weigher')).body.lists).toMatchObject([
    { id: unit.listId, isAbove: false },
    { id: body.listId, countsFrom: later },
  ])
  app.clock.now = new Date('2026-03-02T03:30:00Z')
  const now = { occurredAt: '2026-03-02T03:30:00.000Z' }
  expect((await deposit(1000, now)).body).toMatchObject({ code: 'ledger.price_changed' })
  expect((await deposit(1000, { ...now, listId: body.listId })).body).toMatchObject({
    worth: 800,
    balance: 1800,
  })
  expect((await deposit(1000, { ...now, slip: 'A-1' })).body).toMatchObject({ worth: 1000, balance: 2800 })
  expect((await deposit(1000, { ...now, slip: 'A-1' })).body).toMatchObject({ code: 'ledger.slip_twice' })
  const { items } = (await keepers.get(at('/journal'), 'chair')).body
  expect(items.map((each: { slip: string; oldPrices: boolean }) => [each.slip, each.oldPrices])).toEqual([
    ['A-1', true],
    [null, false],
    [null, false],
  ])
  await sound()
})

test('a member is paid what is theirs and no more; a large payment needs a second person', async () => {
  await money('capital', 2_000_000)
  for (const slip of ['A-1', 'A-2']) await deposit(400_000, { slip })
  expect((await withdraw(300_000)).body).toEqual({ state: 'paid', balance: 500_000 })
  expect((await withdraw(300_000, {}, 'weigher')).body).toMatchObject({ code: 'ledger.not_your_duty' })
  const commandId = newCommandId()
  expect((await withdraw(500_000, { commandId })).body).toEqual({ state: 'asked', balance: 500_000 })
  expect((await withdraw(500_000, { commandId })).body).toEqual({ state: 'asked', balance: 500_000 })
  expect((await withdraw(500_000)).body).toMatchObject({ code: 'ledger.over_balance' })
  expect((await keepers.get(at('/payouts'), 'chair')).body).toMatchObject([
    { id: commandId, holderNumber: 1, amount: 500_000, isMine: false },
  ])
  const decide = (decision: object, as: string) => keepers.post(at(`/payouts/${commandId}`), decision, as)
  expect((await decide({ decision: 'pay' }, 'treasurer')).body).toMatchObject({
    code: 'ledger.needs_another',
  })
  expect((await decide({ decision: 'pay' }, 'weigher')).body).toMatchObject({ code: 'ledger.not_your_duty' })
  expect((await decide({ decision: 'pay' }, 'chair')).body).toEqual({ state: 'paid' })
  expect((await decide({ decision: 'pay' }, 'chair')).body).toMatchObject({ code: 'ledger.decided_already' })
  expect((await withdraw(1)).body).toMatchObject({ code: 'ledger.over_balance' })
  const other = newCommandId()
  await deposit(500_000, { slip: 'A-3' })
  await withdraw(500_000, { commandId: other })
  const no = { decision: 'decline', reason: 'Uang belum diambil dari bank' }
  expect((await keepers.post(at(`/payouts/${other}`), no, 'chair')).body).toEqual({ state: 'declined' })
  expect((await withdraw(1000, { from: 'bank' })).body).toMatchObject({ code: 'ledger.cash_short' })
  await sound()
})

test('of many who pay the same member at once, only as many do as the balance allows', async () => {
  await money('capital', 1_000_000)
  await deposit(10_000, { slip: 'A-1' })
  const answers = await Promise.all(Array.from({ length: 8 }, () => withdraw(3000)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  expect(answers.filter(({ body }) => body.code === 'ledger.over_balance')).toHaveLength(5)
  await sound()
})

test('what was wrong is taken back once, with a reason, and both stay', async () => {
  const { body } = await deposit(9000)
  const back = (entryId: string, as = 'chair') =>
    keepers.post(at(`/entries/${entryId}/reverse`), { reason: 'Salah timbang', occurredAt: NINE }, as)
  expect((await back(body.entryId, 'weigher')).body).toMatchObject({ code: 'ledger.not_your_duty' })
  expect((await back(newCommandId())).body).toMatchObject({ code: 'ledger.no_such_entry' })
  const done = await back(body.entryId)
  expect(done.status).toBe(200)
  expect((await back(body.entryId)).body).toMatchObject({ code: 'ledger.taken_back_before' })
  expect((await back(done.body.entryId)).body).toMatchObject({ code: 'ledger.not_taken_back_here' })
  const { lines, balance } = (await keepers.get(at(`/holders/${unit.holderId}/statement`), 'chair')).body
  expect(balance).toBe(0)
  expect(lines).toMatchObject([
    { kind: 'reversal', amount: -9000, after: 0 },
    { kind: 'deposit', amount: 9000, isTakenBack: true },
  ])
  // What was weighed wrongly may be weighed again at once.
  expect((await deposit(9000)).status).toBe(200)
  // Goods that are sold already cannot be given back.
  const { body: second } = await deposit(4000, {}, 'besi')
  const sale = {
    buyer: { to: 'trader', paid: 'cash' },
    items: [{ commodity: 'besi', grams: 4000, price: 2000 }],
  }
  expect((await keepers.post(at('/sales'), { ...sale, occurredAt: NINE }, 'treasurer')).status).toBe(200)
  expect((await back(second.entryId)).body).toMatchObject({ code: 'ledger.stock_short' })
  await sound()
})

test('what is worth less than half a rupiah is weighed too', async () => {
  expect(await deposit(1, {}, 'kardus')).toMatchObject({ status: 200, body: { worth: 1, balance: 1 } })
  const { listId } = unit
  const holderId = await keepers.aHolder(unit.bookId, 'Citra')
  const cheap = { countsFrom: NINE, prices: [{ commodity: 'botol-kaca', pays: 250 }] }
  app.clock.now = new Date('2026-03-02T02:00:01Z')
  const { body } = await keepers.post(
    at('/prices'),
    { ...cheap, countsFrom: '2026-03-02T02:00:01.000Z' },
    'chair',
  )
  const asked = { holderId, listId: body.listId, occurredAt: '2026-03-02T02:00:01.000Z' }
  const items = [{ commodity: 'botol-kaca', grams: 1 }]
  const commandId = newCommandId()
  for (const _ of ['once', 'and again'])
    expect(await keepers.post(at('/deposits'), { ...asked, items, commandId }, 'weigher')).toMatchObject({
      ...{ status: 200, body: { worth: 0, balance: 0 } },
    })
  expect(listId).not.toBe(body.listId)
  await sound()
})

test('yesterday is closed with what lay there then, though today has begun', async () => {
  await money('capital', 100_000)
  app.clock.now = new Date('2026-03-03T02:00:00Z')
  await money('capital', 50_000, { occurredAt: '2026-03-03T02:00:00.000Z' })
  const close = (counted: number) =>
    keepers.post(at('/close-day'), { day: '2026-03-02', counted }, 'treasurer')
  expect((await close(100_000)).body).toEqual({ expected: 100_000, counted: 100_000, difference: 0 })
  await sound()
})

test('a day that closes while somebody weighs takes it in, or the next one does', async () => {
  const close = { day: '2026-03-02', counted: 0 }
  const done = await Promise.all([
    ...[1, 2, 3, 4].map((nth) => deposit(1000 * nth)),
    keepers.post(at('/close-day'), close, 'treasurer'),
    ...[5, 6, 7, 8].map((nth) => deposit(1000 * nth)),
  ])
  expect(done.map(({ status }) => status)).toEqual(Array(9).fill(200))
  await sound()
})

test('a day is closed with the money that lies there; what comes later is booked on the next', async () => {
  await money('capital', 100_000)
  const close = (day: string, counted: number) =>
    keepers.post(at('/close-day'), { day, counted }, 'treasurer')
  expect((await close('2026-03-03', 1)).body).toMatchObject({ code: 'ledger.day_ahead' })
  expect((await close('2026-03-01', 1)).body).toMatchObject({ code: 'ledger.day_before_open' })
  expect((await close('2026-03-02', 99_500)).body).toEqual({
    expected: 100_000,
    counted: 99_500,
    difference: -500,
  })
  expect((await close('2026-03-02', 99_500)).body).toMatchObject({ code: 'ledger.day_closed' })
  expect((await deposit(1000)).body).toMatchObject({ day: '2026-03-03' })
  expect((await keepers.get(at(''), 'chair')).body.accounts).toEqual(
    expect.arrayContaining([
      { kind: 'cash', about: '', unit: 'IDR', balance: 99_500 },
      { kind: 'difference', about: '', unit: 'IDR', balance: 500 },
    ]),
  )
  await sound()
})

test('nobody writes or changes a posting past the program: the database has no such right', async () => {
  await deposit(1000)
  const { db } = app.pool.region('3505')
  for (const text of [
    'update ledger_posting set amount = 1',
    'delete from ledger_posting',
    'delete from ledger_entry',
  ])
    await expect(sql.raw(text).execute(db)).rejects.toThrow(/permission denied/)
  // Whoever does it as the owner is found.
  await sql`update ledger_posting set amount = amount + 1 where kind = 'savings' and book_id = ${unit.bookId}`.execute(
    app.admin,
  )
  const kinds = (await checkLedger(app.reader)).faults.map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['balance', 'running', 'unbalanced']))
  await sql`update ledger_posting set amount = amount - 1 where kind = 'savings' and book_id = ${unit.bookId}`.execute(
    app.admin,
  )
  await sound()
})

test('names are for keepers, each look is recorded, and the log knows nobody', async () => {
  await deposit(1000)
  expect((await keepers.get(at('/holders'), 'overseer')).status).toBe(403)
  expect((await keepers.get(at('/holders'), 'stranger')).status).toBe(404)
  expect((await keepers.get(at('/holders'), 'weigher')).body).toMatchObject([{ name: 'Budi', balance: 1000 }])
  const { rows } = await sql<{ what: string }>`
    select what from ledger_read where book_id = ${unit.bookId}`.execute(app.admin)
  expect(rows).toEqual([{ what: 'list' }])
  const events = await sql<{
    facts: unknown
  }>`select type, facts from event where type like 'ledger.%'`.execute(app.admin)
  expect(JSON.stringify(events.rows)).not.toMatch(/Budi|08\d{8}/)
  expect(events.rows.at(-1)).toMatchObject({
    facts: {
      entry: 'deposit',
      rupiah: 1000,
      grams: 1000,
      'grams-plastik': 1000,
      holder: 'perorangan',
      withSlip: false,
    },
  })
})
