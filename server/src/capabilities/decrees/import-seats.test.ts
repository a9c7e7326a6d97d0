import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const HEAD = [
  'id',
  'body',
  'position',
  'office',
  'unit',
  'duty',
  'account',
  'name',
  'title',
  'acting',
  'until',
  'role',
]

let app: TestApp
let decreeId: string
beforeAll(async () => {
  app = await startTestApp()
  const account = { id: app.actors.clerk.id, name: 'Rina', email: 'rina@blitar.test' }
  await app.admin
    .insertInto('auth.user')
    .values({ ...account, emailVerified: true, passwordGiven: false })
    .execute()
  const draft = { commandId: newCommandId(), from: 'template' }
  decreeId = (await app.post('/decrees', draft, 'secretariat')).body.decreeId
})
afterAll(() => app.stop())

test('a trial tells every fault of every row and writes nothing', async () => {
  const { id } = await seatOf('diskominfo')
  const list = await workbook([
    [
      id,
      'tim',
      'Ketua',
      'diskominfo',
      '',
      'memimpin',
      'rina@blitar.test',
      '',
      'Kepala Dinas',
      '',
      '',
      'planner',
    ],
    [id, 'tim', 'Ketua', 'nowhere', '', 'memimpin', '', '', '', '', '', ''],
    ['', 'tidak-ada', 'Anggota', '', 'Kampus', 'kajian', '', 'Budi', '', '', '', ''],
    ['', 'forum', '', '', 'Kampus', 'kajian', 'siapa@blitar.test', 'Cici', '', 'plt', 'kapan', 'admin'],
    ['', 'forum', 'Anggota', '', 'Kampus', 'kajian', '', 'Dedi 0812-3456-7890', '', '', '', ''],
  ])
  const { status, body } = await send(list, { isTrial: 'true' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ rows: 5, written: 0, version: 1 })
  expect(body.faults).toEqual([
    { row: 3, column: 'id', code: 'decrees.row_twice' },
    { row: 3, column: null, code: 'decrees.unknown_office' },
    { row: 4, column: null, code: 'decrees.unknown_body' },
    ...['position', 'account', 'until', 'role'].map((column) => ({
      row: 5,
      column,
      code: 'decrees.cell_invalid',
    })),
    { row: 6, column: 'name', code: 'request.personal_data' },
  ])
  const refused = await send(list, {})
  expect(refused).toMatchObject({ status: 409, body: { code: 'decrees.rows_faulty' } })
  expect(refused.body.errors[0]).toEqual({ pointer: '#/rows/3/id', code: 'decrees.row_twice' })
  expect((await current()).version).toBe(1)
})

test('a list without faults is written whole, once', async () => {
  const { id } = await seatOf('diskominfo')
  const before = (await current()).seats.length
  const list = await workbook([
    [
      id,
      'Tim Pelaksana',
      'Ketua',
      'diskominfo',
      '',
      'memimpin',
      'rina@blitar.test',
      '',
      'Kepala Dinas',
      '',
      '',
      'planner',
    ],
    ['', 'forum', 'Anggota', '', 'Kampus', 'kajian', '', 'Budi', 'Dosen', '', '', ''],
  ])
  const commandId = newCommandId()
  const first = await send(list, { commandId, version: '1' })
  expect(first).toMatchObject({ status: 200, body: { rows: 2, written: 2, version: 2, faults: [] } })
  expect(await send(list, { commandId, version: '1' })).toEqual(first)
  const { seats } = await current()
  expect(seats).toHaveLength(before + 1)
  expect(await seatOf('diskominfo')).toMatchObject({
    person: { name: 'Rina', title: 'Kepala Dinas' },
    role: 'planner',
  })
  expect(await send(list, { version: '1' })).toMatchObject({ status: 409, body: { code: 'decrees.changed' } })
})

test('what is no list, damaged, without columns or from another role is refused', async () => {
  const code = async (content: Buffer, more: object = {}) => (await send(content, more)).body.code
  expect(await code(Buffer.from('PK but nothing else'))).toBe('decrees.list_unreadable')
  expect(await code(Buffer.from('name,body'))).toBe('decrees.list_unreadable')
  expect(await code(await workbook([], ['name']))).toBe('decrees.list_without_columns')
  expect(await code(await workbook([]), { sha256: 'a'.repeat(64) })).toBe('decrees.list_damaged')
  expect(await code(await workbook(Array.from({ length: 3001 }, () => ['', 'tim'])))).toBe(
    'decrees.list_too_long',
  )
  expect((await send(await workbook([]), {}, 'legal')).status).toBe(403)
})

test('an archive that claims to be huge is not unpacked', async () => {
  const list = await workbook([])
  const at = list.indexOf(Buffer.from('504b0102', 'hex'))
  list.writeUInt32LE(0xf000_0000, at + 24)
  expect((await send(list, {})).body.code).toBe('decrees.list_unreadable')
})

interface SeatView {
  readonly id: string
  readonly body: string
  readonly office: string | null
}

async function current(): Promise<{ readonly version: number; readonly seats: readonly SeatView[] }> {
  return (await app.get(`/decrees/${decreeId}`, 'secretariat')).body
}

async function seatOf(office: string): Promise<SeatView> {
  const found = (await current()).seats.find((seat) => seat.body === 'tim' && seat.office === office)
  if (!found) throw new Error(`no seat of ${office}`)
  return found
}

async function workbook(rows: readonly (readonly string[])[], head = HEAD): Promise<Buffer> {
  const cells = [head, ...rows].map((row) => row.map((value) => ({ value, type: String })))
  const blob = await writeWorkbook(cells).toBlob()
  return Buffer.from(await blob.arrayBuffer())
}

async function send(content: Buffer, more: object, who = 'secretariat') {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(content))
  const query = {
    ...{ commandId: newCommandId(), version: String((await current()).version) },
    ...{ sha256: Buffer.from(digest).toString('hex'), ...more },
  }
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/decrees/${decreeId}/seats/import?${new URLSearchParams(query)}`,
    headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return { status: response.statusCode, body: response.json() }
}
