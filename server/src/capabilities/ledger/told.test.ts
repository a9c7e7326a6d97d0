import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { lapseCases } from '../../app.ts'

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
let name: string
let count = 0
const { delivered, followed } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair')
  await followed()
})
beforeEach(async () => {
  app.clock.now = new Date(NINE)
  count += 1
  name = `Bank Sampah ${count}`
  unit = await keepers.aUnit(name)
  await delivered()
  app.sent.length = 0
})
afterAll(() => app.stop())

const PHONE = '0812 3456 7890'
const post = (path: string, body: object, as = 'treasurer') =>
  keepers.post(`/books/${unit.bookId}${path}`, body, as)
const weigh = async (holderId: string, more: object = {}) => {
  const items = [{ commodity: 'kardus', grams: 2500 }]
  const asked = { holderId, listId: unit.listId, items, isMeant: true, occurredAt: NINE }
  return String((await post('/deposits', { ...asked, ...more }, 'weigher')).body.entryId)
}
const withdraw = (holderId: string, rupiah: number) =>
  post('/withdrawals', { holderId, rupiah, from: 'cash', occurredAt: NINE })
const reach = (holderId: string, more: object) =>
  post(`/holders/${holderId}/contact`, { phone: null, email: null, ...more })
/** All that left since the test began, every job having run twice. */
async function told() {
  for (const _ of ['once', 'and again']) await delivered()
  return app.sent.map(({ phone, text }) => ({ phone, text }))
}
const lapsed = () => lapseCases({ ...app.house, reader: app.reader })

test('a member who left a number is told of a deposit, a payment and what is taken back, once each; another is not', async () => {
  const holderId = await keepers.aHolder(unit.bookId, 'Siti', { phone: PHONE })
  await weigh(unit.holderId)
  const command = { commandId: newCommandId() }
  const wrong = await weigh(holderId, command)
  await weigh(holderId, command)
  expect(await told()).toEqual([
    {
      phone: '+6281234567890',
      text: `Setoran di ${name}, 02/03/2026: 2,5 kg, Rp3.013. Saldo buku No. 2: Rp3.013. Tidak merasa menyetor? Tanyakan kepada pengurus.`,
    },
  ])
  app.sent.length = 0
  await post(`/entries/${wrong}/reverse`, { reason: 'Salah timbang', occurredAt: NINE })
  expect((await told()).map(({ text }) => text)).toEqual([
    `Catatan sebesar Rp3.013 di ${name} dibatalkan pada 02/03/2026: Salah timbang. Saldo buku No. 2: Rp0.`,
  ])
  app.sent.length = 0
  const given = { kind: 'capital', rupiah: 10_000, by: 'cash', reason: 'Modal', occurredAt: NINE }
  await post('/money', given)
  await weigh(holderId)
  await withdraw(holderId, 1000)
  expect((await told()).map(({ text }) => text)[1]).toMatch(/^Penarikan .*: Rp1\.000\. Saldo .*: Rp2\.013\./)
  const { rows } = await sql<{ row: string }>`
    select message::text as row from message union all select facts::text from log`.execute(app.admin)
  expect(rows.map(({ row }) => row).join()).not.toMatch(/Siti|3456 ?7890/)
})

test('a deposit that is taken back before its message left is told by that alone', async () => {
  const holderId = await keepers.aHolder(unit.bookId, 'Siti', { phone: PHONE })
  const wrong = await weigh(holderId)
  await post(`/entries/${wrong}/reverse`, { reason: 'Salah timbang', occurredAt: NINE })
  expect((await told()).map(({ text }) => text.slice(0, 7))).toEqual(['Catatan'])
})

test('a member says at the counter where and in which language they are told, or that they want it no more', async () => {
  const { holderId } = unit
  const command = { commandId: newCommandId(), phone: PHONE, language: 'en' }
  for (const _ of [1, 2]) expect((await reach(holderId, command)).status).toBe(200)
  const seen = await keepers.get(`/books/${unit.bookId}/holders/${holderId}/statement`, 'weigher')
  expect(seen.body).toMatchObject({ name: 'Budi', reached: { phone: '…890', email: null, language: 'en' } })
  await weigh(holderId)
  expect(await told()).toMatchObject([{ text: expect.stringMatching(/^Deposit at .* 2\.5 kg, Rp3,013/) }])
  app.sent.length = 0
  await reach(holderId, {})
  await weigh(holderId)
  expect(await told()).toEqual([])
  expect((await reach(newCommandId(), {})).body.code).toBe('ledger.no_such_holder')
  const closed = await keepers.aHolder(unit.bookId, 'Tini')
  await post(`/holders/${closed}/close`, {})
  expect((await reach(closed, { phone: PHONE })).body.code).toBe('ledger.holder_closed')
})

test('whoever answered that they want no messages gets none, nor does whoever was erased meanwhile', async () => {
  const phone = '0812 9999 0000'
  const holderId = await keepers.aHolder(unit.bookId, 'Siti', { phone })
  await sql`insert into message_stop (region_code, address, at) values ('3505', ${app.house.vault.lookUp('3505', 'message +6281299990000')}, now())`.execute(
    app.admin,
  )
  await weigh(holderId)
  expect(await told()).toEqual([])
  const gone = await keepers.aHolder(unit.bookId, 'Tono', { phone: PHONE })
  const wrong = await weigh(gone)
  await post(`/entries/${wrong}/reverse`, { reason: 'Salah timbang', occurredAt: NINE })
  await post(`/holders/${gone}/close`, {})
  await post(`/holders/${gone}/erase`, { reason: 'person-asks' }, 'chair')
  expect(await told()).toEqual([])
})

test('members are reminded the day before their bank weighs, once, while it is day, and not when it has begun', async () => {
  await keepers.aHolder(unit.bookId, 'Siti', { phone: PHONE })
  await keepers.aHolder(unit.bookId, 'Tono', { email: 'tono@contoh.test' })
  const left = await keepers.aHolder(unit.bookId, 'Tini', { phone: '0812 1111 2222' })
  await post(`/holders/${left}/close`, {})
  const described = { place: 'Balai RW 03', hours: '08.00–10.00', weighs: { weekday: 6, weeks: [1] } }
  expect((await post('/description', described, 'chair')).status).toBe(200)
  expect((await keepers.get(`/public-books/${unit.bookId}`, 'stranger')).body.nextWeighing).toBe('2026-03-07')
  const at = async (moment: string) => {
    app.clock.now = new Date(moment)
    await lapsed()
    return told()
  }
  // Thursday; Friday at six in the morning; Friday at nine; and again.
  expect(await at('2026-03-05T02:00:00Z')).toEqual([])
  expect(await at('2026-03-05T23:00:00Z')).toEqual([])
  const text = `Besok, 07/03/2026, ${name} menimbang. 08.00–10.00, Balai RW 03. Bawa sampah yang sudah dipilah dan kering. Harga hari ini: https://guyub.test/layanan/bank-sampah`
  expect(await at('2026-03-06T02:00:00Z')).toEqual([{ phone: '+6281234567890', text }])
  expect(await at('2026-03-06T05:00:00Z')).toHaveLength(1)
  // The next Saturday is not the first of the month.
  expect(await at('2026-03-13T02:00:00Z')).toHaveLength(1)
})

test('a reminder that could not leave in time is not sent when the day has come', async () => {
  await keepers.aHolder(unit.bookId, 'Siti', { phone: PHONE })
  await post('/description', { place: null, hours: null, weighs: { weekday: 6 } }, 'chair')
  app.clock.now = new Date('2026-03-06T03:00:00Z')
  await lapsed()
  app.clock.now = new Date('2026-03-07T03:00:00Z')
  expect(await told()).toEqual([])
})
