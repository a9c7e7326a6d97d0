import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { ARCHIVE_COLUMNS, type ArchiveColumn } from '@guyub/contract/letters'
import { OPENSID_COLUMNS } from '@guyub/contract/residents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadIndicators } from '../../kernel/definitions.ts'
import { eraseAgain, erasuresSoFar } from '../../operations/erasures.ts'

type Row = Partial<Record<ArchiveColumn, string>>
type Who = 'clerk' | 'neighbour' | 'registrar' | 'district' | 'visitor'

const USAHA: Row = {
  ...{ No: '1', 'No Kode Surat': '470', 'No Urut Surat': '012', 'Jenis Surat': 'Keterangan Usaha' },
  ...{ 'Nama Penduduk': 'SITI AMINAH', Keterangan: 'Warung', 'Ditandatangani Oleh': 'SLAMET' },
  ...{ Tanggal: '12 Februari 2026 08:15:00', User: 'Operator Desa' },
}
const BEPERGIAN: Row = {
  ...{ ...USAHA, No: '2', 'No Kode Surat': '475', 'Jenis Surat': 'Keterangan Bepergian' },
  ...{ 'Nama Penduduk': 'Non-warga: BUDI SANTOSO NIK: 3505011203900001', Tanggal: '2025-11-03' },
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('an archive is tried first, told row by row, then written; sent twice, or the same list again, changes nothing', async () => {
  const list = await workbook([
    ...[USAHA, BEPERGIAN, { ...USAHA, No: '3' }, { ...USAHA, No: '4', Tanggal: '31 Februari 2026' }],
    ...[
      { ...USAHA, No: '5', Tanggal: '1 April 2026' },
      { ...USAHA, No: '6', Keterangan: 'Guyub 3505-X' },
    ],
  ])
  const trial = (await brought(list, { isTrial: true })).body
  expect(trial).toMatchObject({ rows: 6, added: 2, changed: 0, same: 0, faulty: 4, unknownColumns: [] })
  expect(trial.faults).toEqual([
    { row: 4, column: 'No Urut Surat', code: 'letters.twice_in_list' },
    { row: 5, column: 'Tanggal', code: 'letters.day_wrong' },
    { row: 6, column: 'Tanggal', code: 'letters.day_ahead' },
    { row: 7, column: 'Keterangan', code: 'letters.is_ours' },
  ])
  expect((await book()).count).toBe(0)
  const commandId = newCommandId()
  for (const _ of ['once', 'and again'])
    expect((await brought(list, { commandId })).body).toMatchObject({ added: 2, faulty: 4 })
  expect(await book()).toMatchObject({ count: 2, imports: [{ id: commandId, rows: 6, added: 2, faulty: 4 }] })
  expect((await brought(list)).body).toMatchObject({ added: 0, changed: 0, same: 2 })
  const noted = await workbook([{ ...USAHA, Keterangan: 'Toko' }])
  expect((await brought(noted)).body).toMatchObject({ added: 0, changed: 1, same: 0 })
  expect((await book()).count).toBe(2)
})

test('what OpenSID itself writes is read too: a page with a table, a head above it and a signer below', async () => {
  const cells = (row: Row, tag = 'td') =>
    `<tr>${ARCHIVE_COLUMNS.map((column) => `<${tag}>${row[column] ?? ''} </${tag}>`).join('')}</tr>`
  const head = Object.fromEntries(ARCHIVE_COLUMNS.map((column) => [column, column]))
  const stranger = '<strong>Non-warga: </strong>AGUS<br><strong>NIK: </strong>3505010107480001'
  const page = `<!DOCTYPE html><html><body><table><tr><td><h1>PEMERINTAH</h1></td></tr><tr><td><table>
    <thead>${cells(head, 'th')}</thead><tbody>${cells({ ...USAHA, 'No Urut Surat': '77' })}
    ${cells({ ...USAHA, No: '2', 'No Urut Surat': '78', 'Nama Penduduk': stranger })}</tbody></table></td></tr></table>
    <table><tr><td></td><td>MENGETAHUI</td><td>KEPALA DESA</td><td>SLAMET</td></tr></table></body></html>`
  expect((await brought(Buffer.from(page), { isTrial: true, who: 'neighbour' })).body).toMatchObject({
    ...{ rows: 2, added: 2, faulty: 0, faults: [], unknownColumns: [] },
  })
})

test('columns that the archive has not are named and passed over', async () => {
  const list = await workbook([USAHA], [...ARCHIVE_COLUMNS, 'Telepon' as ArchiveColumn])
  expect((await brought(list, { isTrial: true })).body).toMatchObject({
    unknownColumns: ['Telepon'],
    faulty: 0,
  })
})

test('letters are found by number, name and NIK; names are short until one is opened, and every look is kept', async () => {
  const found = async (find: object, who: Who = 'clerk') =>
    (await app.post('/letters/find', find, who)).body.letters
  const [one] = await found({ by: 'number', text: '470/12/2026' })
  expect(one).toMatchObject({ kind: 'Keterangan Usaha', number: '012', day: '2026-02-12', person: 'S… A…' })
  expect(await found({ by: 'number', text: '12' })).toHaveLength(2)
  expect(await found({ by: 'number', text: '470/12/2025' })).toEqual([])
  expect(await found({ by: 'name', text: 'siti aminah' })).toMatchObject([{ id: one.id }])
  expect(await found({ by: 'name', text: 'siti' })).toEqual([])
  expect(await found({ by: 'nik', text: '3505011203900001' })).toMatchObject([
    { number: '012', person: 'B… S…' },
  ])
  expect(await found({ by: 'number', text: '12' }, 'neighbour')).toEqual([])
  const opened = await app.post(`/letters/${one.id}/open`, {}, 'clerk')
  expect(opened.body).toMatchObject({ person: 'SITI AMINAH', note: 'Toko', signer: 'SLAMET' })
  expect((await app.post(`/letters/${one.id}/open`, {}, 'neighbour')).body.code).toBe('letters.unknown')
  const { reads } = await book()
  expect(reads[0]).toMatchObject({ what: 'open' })
  expect(reads.filter(({ what }: { what: string }) => what === 'find').length).toBeGreaterThanOrEqual(5)
})

test('a resident is found by NIK through the village’s own register, whose look is kept there', async () => {
  const row = { nama: 'Siti Aminah', nik: '3505015508930002', no_kk: '3505012005150003' }
  const data = [
    [...OPENSID_COLUMNS],
    OPENSID_COLUMNS.map((column) => (row as Record<string, string>)[column] ?? null),
  ]
  const list = Buffer.from(await (await writeWorkbook([{ sheet: 'a', data }]).toBlob()).arrayBuffer())
  expect((await brought(list, { to: 'residents' })).body).toMatchObject({ added: 1 })
  const { letters } = (await app.post('/letters/find', { by: 'nik', text: row.nik }, 'clerk')).body
  expect(letters).toMatchObject([{ kind: 'Keterangan Usaha' }])
  expect((await app.get('/residents', 'clerk')).body.reads).toMatchObject([{ what: 'look' }])
})

test('names and numbers are nowhere in the clear, and nothing of it is a request, a paper or a figure', async () => {
  const rows = await app.admin.selectFrom('letter').selectAll().execute()
  const kept = Buffer.concat(
    rows.flatMap((row) => [row.content, row.data_key, row.digest, row.known_by, row.number_hash]),
  ).toString('latin1')
  const events = JSON.stringify(
    await app.admin.selectFrom('event').selectAll().where('type', 'like', 'letters.%').execute(),
  )
  for (const secret of ['SITI', 'BUDI', '3505011203900001', 'Warung', 'Operator']) {
    expect(kept).not.toContain(secret)
    expect(events).not.toContain(secret)
  }
  for (const table of ['case', 'document'] as const)
    expect(await app.admin.selectFrom(table).select('id').execute()).toEqual([])
  expect(JSON.stringify(loadIndicators())).not.toContain('letters.')
})

test('a letter is taken out on a ground of the law, once, and again after an older backup', async () => {
  const { letters } = (await app.post('/letters/find', { by: 'name', text: 'BUDI SANTOSO' }, 'clerk')).body
  const [{ id }] = letters
  const kept = await app.admin.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const erase = { commandId: newCommandId(), reason: 'person-asks' }
  const other = { ...erase, commandId: newCommandId() }
  expect((await app.post(`/letters/${id}/erase`, other, 'neighbour')).body.code).toBe('letters.unknown')
  for (const _ of ['once', 'and again'])
    expect((await app.post(`/letters/${id}/erase`, erase, 'clerk')).body).toEqual({ letterId: id })
  await app.admin.insertInto('letter').values(kept).execute()
  const again = (await erasuresSoFar(app.reader)).filter(({ what }) => what === 'letter')
  expect(await eraseAgain(app.pool, again, () => app.clock.now)).toBe(1)
  expect(await eraseAgain(app.pool, again, () => app.clock.now)).toBe(0)
})

test('what is no such archive is refused with a reason, and so is whoever has no village', async () => {
  const list = await workbook([USAHA])
  expect((await brought(Buffer.from('PK nothing'))).body.code).toBe('letters.list_unreadable')
  expect((await brought(await workbook([], ['Nama' as ArchiveColumn]))).body.code).toBe(
    'letters.list_without_columns',
  )
  expect((await brought(list, { sha256: '0'.repeat(64) })).body.code).toBe('letters.list_damaged')
  for (const who of ['registrar', 'district', 'visitor'] as const) {
    expect((await brought(list, { who })).status).toBe(403)
    expect((await app.post('/letters/find', { by: 'number', text: '12' }, who)).status).toBe(403)
    expect((await app.get('/letters/export?from=2026-01-01&until=2026-12-31', who)).status).toBe(403)
  }
  expect((await app.get('/api/r/3325/letters', 'clerk')).status).toBe(403)
  Object.assign(app.actors, { misplaced: { ...app.actors.clerk, areaCode: '35.05' } })
  expect((await app.get('/letters', 'misplaced' as Who)).body.code).toBe('letters.no_village')
  for (const find of [
    { by: 'nik', text: '12' },
    { by: 'name', text: 'a' },
    { by: 'all', text: 'abc' },
  ])
    expect((await app.post('/letters/find', find, 'clerk')).status).toBe(400)
})

async function book(who: Who = 'clerk') {
  return (await app.get('/letters', who)).body
}

async function workbook(
  rows: readonly Row[],
  columns: readonly ArchiveColumn[] = ARCHIVE_COLUMNS,
): Promise<Buffer> {
  const data = [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? null))]
  const blob = await writeWorkbook([{ sheet: 'Sheet1', data }]).toBlob()
  return Buffer.from(await blob.arrayBuffer())
}

interface Bringing {
  readonly commandId?: string
  readonly isTrial?: boolean
  readonly sha256?: string
  readonly who?: Who
  readonly to?: 'letters' | 'residents'
}

async function brought(
  list: Buffer,
  { commandId = newCommandId(), isTrial = false, sha256, who = 'clerk', to = 'letters' }: Bringing = {},
) {
  const hash = sha256 ?? createHash('sha256').update(list).digest('hex')
  const query = new URLSearchParams({ commandId, isTrial: String(isTrial), sha256: hash })
  const response = await app.inject({
    ...{ method: 'POST', url: `/api/r/3505/${to}/import?${query}`, payload: list },
    headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
  })
  return { status: response.statusCode, body: response.json() }
}
