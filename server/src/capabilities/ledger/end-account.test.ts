import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { testWith } from '../../../test/programs.ts'
import { eraseAgain, erasuresSoFar } from '../../operations/erasures.ts'
import { checkLedger } from './check.ts'

const testPaper = testWith('pdftotext')

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair')
  unit = await keepers.aUnit('Bank Sampah Melati')
  const { holderId, listId } = unit
  await post('/money', { kind: 'capital', rupiah: 100_000, reason: 'Modal awal' }, 'treasurer')
  for (const slip of ['A-1', 'A-2'])
    await post(
      '/deposits',
      { holderId, listId, slip, items: [{ commodity: 'kardus', grams: 2500 }] },
      'weigher',
    )
})
afterAll(() => app.stop())

const post = (path: string, body: object, as: string) =>
  keepers.post(`/books/${unit.bookId}${path}`, { occurredAt: NINE, ...body }, as)
const its = (path: string, body: object = {}, as = 'chair') =>
  keepers.post(`/books/${unit.bookId}/holders/${unit.holderId}${path}`, body, as)

testPaper('a passbook is a paper with every line, its goods and what the account comes to', async () => {
  const url = `/api/r/3505/ledger/books/${unit.bookId}/holders/${unit.holderId}/passbook`
  const ask = (as: string) => app.inject({ url, headers: { 'x-actor': as } })
  expect((await ask('stranger')).statusCode).toBe(404)
  const { rawPayload } = await ask('weigher')
  const file = join(mkdtempSync(join(tmpdir(), 'guyub-passbook-')), 'passbook.pdf')
  writeFileSync(file, rawPayload)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  for (const words of [
    'Bank Sampah Melati',
    'Budi',
    'No. 1',
    'Setoran · A-2',
    'Kardus 2,5 kg × Rp1.205',
    '3.013',
    'Rp6.026',
  ])
    expect(text).toContain(words)
})

test('an account is closed with nothing owed, and takes nothing more', async () => {
  expect((await its('/erase', { reason: 'person-asks' })).body.code).toBe('ledger.holder_open')
  expect((await its('/close')).body.code).toBe('ledger.still_owed')
  await post('/withdrawals', { holderId: unit.holderId, rupiah: 6026 }, 'treasurer')
  expect((await its('/close', {}, 'weigher')).body.code).toBe('ledger.not_your_duty')
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again']) expect((await its('/close', command)).status).toBe(200)
  expect((await its('/close')).body.code).toBe('ledger.holder_closed')
  const { holderId, listId } = unit
  const more = { holderId, listId, items: [{ commodity: 'kardus', grams: 1 }] }
  expect((await post('/deposits', more, 'weigher')).body.code).toBe('ledger.holder_closed')
})

test('erased, nobody can say who it was; the books stay whole, and a restored backup forgets again', async () => {
  const { rows: before } = await sql`select * from ledger_holder where id = ${unit.holderId}`.execute(
    app.admin,
  )
  expect((await its('/erase', { reason: 'person-asks' }, 'treasurer')).body.code).toBe('ledger.not_your_duty')
  expect((await its('/erase', { reason: 'person-asks' })).status).toBe(200)
  expect((await its('/erase', { reason: 'person-asks' })).body.code).toBe('ledger.holder_erased')
  expect((await keepers.get(`/books/${unit.bookId}/holders`, 'chair')).body).toMatchObject([
    { name: null, balance: 0 },
  ])
  expect((await checkLedger(app.reader)).faults).toEqual([])

  const { content, data_key } = before[0] as { content: Buffer; data_key: Buffer }
  await sql`update ledger_holder set content = ${content}, data_key = ${data_key}, erased_at = null
            where id = ${unit.holderId}`.execute(app.admin)
  const erasures = (await erasuresSoFar(app.reader)).filter(({ what }) => what === 'holder')
  expect(erasures).toMatchObject([{ region: '3505', caseId: unit.holderId }])
  expect(await eraseAgain(app.pool, erasures, () => app.clock.now)).toBe(1)
  expect(await eraseAgain(app.pool, erasures, () => app.clock.now)).toBe(0)
  expect((await keepers.get(`/books/${unit.bookId}/holders`, 'chair')).body).toMatchObject([{ name: null }])
})
