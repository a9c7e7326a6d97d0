import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.clock.now = new Date('2026-06-10T03:00:00Z')
})
afterAll(() => app.stop())

const HEAD = 'nomor_laporan;tanggal;jenis;kategori;judul;isi;desa;kerahasiaan;nama'
const ROWS = [
  '8123456;08/06/2026 09.30;Pengaduan;Jalan, jembatan, drainase;Lubang;Lubang besar.;Jaten, Wonodadi;Rahasia;Siti Rahayu',
  '"8123457";2026-06-09;aspirasi;;Taman;"Mohon taman; ada bangku.";;;',
]

async function send(lines: readonly string[], { write = false, as = 'complaints' } = {}) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/services/aduan/table?dryRun=${!write}`,
    headers: { 'x-actor': as, 'content-type': 'text/csv' },
    payload: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
  })
  return { status: response.statusCode, body: response.json() }
}

const statuses = (body: { rows: { status: string }[] }) => body.rows.map(({ status }) => status)
const count = async () =>
  Number(
    (
      await app.admin
        .selectFrom('case')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('a file is tried, written, and written once more without changing anything', async () => {
  const tried = await send([HEAD, ...ROWS])
  expect(tried.status).toBe(200)
  expect(statuses(tried.body)).toEqual(['new', 'new'])
  expect(await count()).toBe(0)
  const written = await send([HEAD, ...ROWS], { write: true })
  expect(statuses(written.body)).toEqual(['filed', 'filed'])
  const again = await send([HEAD, ...ROWS], { write: true })
  expect(statuses(again.body)).toEqual(['known', 'known'])
  expect(again.body.rows[0].trackingCode).toBe(written.body.rows[0].trackingCode)
  expect(await count()).toBe(2)
  // Found by its number, and due as it was told there.
  const found = (await app.get('/cases?q=8123456', 'complaints')).body.items[0]
  expect(found).toMatchObject({ service: 'aduan', submittedAt: '2026-06-08T02:30:00.000Z' })
  const view = (await app.get(`/cases/${found.id}`, 'complaints')).body
  expect(view.form).toMatchObject({ 'lapor-number': '8123456', village: '35.05.01.2001', identity: 'secret' })
})

test('a year of long ago and one number in two spellings are told, and nothing is filed', async () => {
  const before = await count()
  const rows = (one: string, other: string, day = '2026-06-09') => [
    HEAD,
    `${one};2026-06-09;;;Satu;Satu.;;;`,
    `${other};${day};;;Dua;Dua.;;;`,
  ]
  const faultsOf = async (lines: readonly string[]) =>
    (await send(lines)).body.rows.flatMap(({ faults }: { faults: { code: string }[] }) =>
      faults.map(({ code }) => code),
    )
  expect(await faultsOf(rows('LP-77 1', 'lp771'))).toEqual(['tables.number_twice'])
  expect(await faultsOf(rows('771', '772', '1960-01-01'))).toEqual(['tables.unknown_date'])
  expect((await send(rows('771', '772', '1960-01-01'), { write: true })).body.code).toBe('tables.has_faults')
  expect(await count()).toBe(before)
})

test('two who bring the same file at once file it once', async () => {
  const before = await count()
  const row = '9000001;2026-06-09;Pengaduan;;Sampah;Menumpuk.;;;'
  const [one, other] = await Promise.all([
    send([HEAD, row], { write: true }),
    send([HEAD, row], { write: true }),
  ])
  expect([one.status, other.status]).toEqual([200, 200])
  expect(await count()).toBe(before + 1)
})

test('every fault is told with its line and column, and one of them keeps the whole file out', async () => {
  const before = await count()
  const lines = [
    HEAD,
    '8200001;2026-06-09;Pengaduan;Tidak ada;Judul;Isi;Entah;;',
    '8200001;31/02/2026;Pengaduan;;;Isi;;;',
    ';2027-01-01;Pengaduan;;Judul;Isi;;;',
    '8200002;2026-06-09;Pengaduan;;Judul;Isi;;Dengan nama;',
    '8200003;2026-06-09;Pengaduan;;Judul;Isi;;;',
  ]
  const { body } = await send(lines)
  const faults = body.rows.map(
    ({ line, faults: some }: { line: number; faults: { column: string; code: string }[] }) => [
      line,
      ...some.map(({ column, code }) => `${column} ${code}`),
    ],
  )
  expect(faults).toEqual([
    [2, 'kategori tables.unknown_choice', 'desa tables.unknown_area'],
    [3, 'nomor_laporan tables.number_twice', 'tanggal tables.unknown_date', 'judul form.missing'],
    [4, 'nomor_laporan tables.number_missing', 'tanggal tables.in_the_future'],
    [5, 'nama form.missing'],
    [6],
  ])
  const written = await send(lines, { write: true })
  expect(written).toMatchObject({ status: 409, body: { code: 'tables.has_faults' } })
  expect(written.body.errors).toContainEqual({ pointer: '#/rows/2/kategori', code: 'tables.unknown_choice' })
  expect(await count()).toBe(before)
})

test('what is no such table is refused whole', async () => {
  const code = async (lines: readonly string[]) => (await send(lines)).body.code
  expect(await code([HEAD])).toBe('tables.empty')
  expect(await code(['judul;isi', 'a;b'])).toBe('tables.column_missing')
  expect(await code([`${HEAD};judul`, ...ROWS])).toBe('tables.column_twice')
  expect(await code([HEAD, '"8123456;open'])).toBe('tables.not_text')
  expect(await code([HEAD, ...Array.from({ length: 1001 }, (_, i) => `${i};2026-06-09;;;a;b;;;`)])).toBe(
    'tables.too_long',
  )
})

test('only the agency that gets complaints first exchanges them, and only for a service that has a table', async () => {
  expect((await send([HEAD, ...ROWS], { as: 'roadWorks' })).body.code).toBe('tables.not_yours')
  expect((await send([HEAD, ...ROWS], { as: 'clerk' })).body.code).toBe('access.denied')
  expect((await app.get('/services/pak-saidi/table', 'complaints')).body.code).toBe('tables.unknown')
  const { columns } = (await app.get('/services/aduan/table', 'complaints')).body
  expect(columns[0]).toMatchObject({ header: 'nomor_laporan', isKey: true, required: true })
})

test('answers go back by their number, and reading them is logged', async () => {
  const found = (await app.get('/cases?q=8123457', 'complaints')).body.items[0]
  const act = (action: string, more: object) =>
    app.post(
      `/cases/${found.id}/act`,
      { commandId: newCommandId(), action, occurredAt: app.clock.now.toISOString(), ...more },
      'complaints',
    )
  expect((await act('take-up', {})).status).toBe(200)
  expect((await act('plan', { message: '=Dibangun bulan depan.' })).status).toBe(200)
  const path = '/services/aduan/table/answers?from=2026-06-10&to=2026-06-10'
  const { status, body } = await app.get(path, 'complaints')
  expect(status).toBe(200)
  expect(body.isCut).toBe(false)
  expect(body.rows).toContainEqual({
    ...{ number: '8123457', trackingCode: found.trackingCode, state: { id: 'Ada rencana', en: 'Planned' } },
    ...{ isClosed: false, agency: expect.stringContaining('Komunikasi'), answer: '=Dibangun bulan depan.' },
    answeredAt: '2026-06-10T03:00:00.000Z',
  })
  const reads = (await app.get(`/cases/${found.id}/reads`, 'complaints')).body
  expect(reads.length).toBeGreaterThan(0)
  expect(
    (await app.get('/services/aduan/table/answers?from=2026-06-01&to=2026-06-02', 'complaints')).body.rows,
  ).toEqual([])
  expect((await app.get(path, 'roadWorks')).body.code).toBe('tables.not_yours')
})
