import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
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

const seen = async () => (await app.get(`/ledger/public-books/${unit.bookId}`)).body

test('everybody reads which banks there are, what they pay and where they are; the chair says where and when', async () => {
  const list = await app.get('/ledger/services/bank-sampah/books')
  expect(list.body).toContainEqual(expect.objectContaining({ id: unit.bookId, name: 'Bank Sampah Melati' }))
  expect(await seen()).toMatchObject({ place: null, hours: null, prices: { items: expect.any(Array) } })
  const words = { place: 'Balai RW 03', hours: 'Sabtu pekan kedua, 08.00–10.00' }
  const path = `/books/${unit.bookId}/description`
  expect((await keepers.post(path, words, 'weigher')).body.code).toBe('ledger.not_your_duty')
  const command = { commandId: newCommandId(), ...words }
  for (const _ of [1, 2]) expect((await keepers.post(path, command, 'chair')).status).toBe(200)
  expect(await seen()).toMatchObject(words)
})

test('how many save, and what they brought, is told when they are enough not to be known by it', async () => {
  expect(await seen()).toMatchObject({ holders: null, weighed: null })
  const [first] = await Promise.all(
    [1, 2, 3, 4, 5].map((nth) => keepers.aHolder(unit.bookId, `Nasabah ${nth}`)),
  )
  const items = [{ commodity: 'botol-pet', grams: 2500 }]
  const asked = { holderId: first, listId: unit.listId, items, occurredAt: app.clock.now.toISOString() }
  const { body } = await keepers.post(`/books/${unit.bookId}/deposits`, asked, 'weigher')
  const told = await seen()
  expect(told.holders).toBeGreaterThanOrEqual(5)
  expect(told.weighed).toContainEqual({ category: 'plastik', grams: 2500 })
  const back = { reason: 'Salah timbang', occurredAt: app.clock.now.toISOString() }
  await keepers.post(`/books/${unit.bookId}/entries/${body.entryId}/reverse`, back, 'treasurer')
  expect((await seen()).weighed).toContainEqual({ category: 'plastik', grams: 0 })
})

test('there is no such bank', async () => {
  expect(await app.get(`/ledger/public-books/${newCommandId()}`)).toMatchObject({
    status: 404,
    body: { code: 'ledger.no_such_book' },
  })
})
