import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { checkLedger } from './check.ts'

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

const post = (path: string, body: object = {}, as = 'treasurer') =>
  keepers.post(`/books/${unit.bookId}${path}`, { occurredAt: NINE, ...body }, as)

test('who left can be owed again by what is taken back, and is forgotten only once that is paid; then no more', async () => {
  const { holderId, listId } = unit
  const items = [{ commodity: 'botol-pet', grams: 10_000 }]
  await post('/money', { kind: 'capital', rupiah: 100_000, reason: 'Modal awal' })
  await post('/deposits', { holderId, listId, items, slip: 'A-1' }, 'weigher')
  const pay = async () => {
    const commandId = newCommandId()
    expect((await post('/withdrawals', { commandId, holderId, rupiah: 10_000, from: 'cash' })).status).toBe(
      200,
    )
    return commandId
  }
  const takeBack = (id: string) => post(`/entries/${id}/reverse`, { reason: 'Salah catat' })
  const erase = () => post(`/holders/${holderId}/erase`, { reason: 'person-asks' }, 'chair')
  const first = await pay()
  expect((await post(`/holders/${holderId}/close`, {}, 'chair')).status).toBe(200)
  expect((await takeBack(first)).status).toBe(200)
  expect((await erase()).body).toMatchObject({ code: 'ledger.still_owed' })
  const second = await pay()
  expect((await erase()).status).toBe(200)
  expect((await takeBack(second)).body).toMatchObject({ code: 'ledger.holder_erased' })
  expect((await checkLedger(app.reader)).faults).toEqual([])
})
