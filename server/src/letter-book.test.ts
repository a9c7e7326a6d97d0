import { newCommandId } from '@guyub/contract/command'
import { ARCHIVE_COLUMNS, type ArchiveColumn } from '@guyub/contract/letters'
import readWorkbook from 'read-excel-file/universal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCardAtTheCounter, aRequest, NINE } from '../test/builders.ts'
import { startTestApp, type TestApp } from '../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('the book has what the office issued and what it handed over, in the columns of OpenSID, and the people are shown that it was read', async () => {
  const request = aRequest()
  const { commandId: id, trackingCode } = request
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  const receipt = { commandId: newCommandId(), occurredAt: NINE }
  expect((await app.post(`/cases/${id}/receipt`, receipt, 'clerk')).status).toBe(200)
  const blanks = { commandId: newCommandId(), stock: 'child-card', count: 9, reason: 'received' }
  await app.post('/cases/stock', { ...blanks, occurredAt: NINE }, 'registrar')
  for (const act of aCardAtTheCounter())
    expect((await app.post(`/cases/${id}/act`, act, 'registrar')).body.code).toBeUndefined()

  const rows = await book('2026-03-01', '2026-03-31')
  const kinds = rows.map((row) => row['Jenis Surat'])
  expect(kinds).toContain('Bukti pendaftaran')
  expect(kinds.some((kind) => kind?.includes('Identitas Anak'))).toBe(true)
  const own = rows.find((row) => row['Jenis Surat'] === 'Bukti pendaftaran')
  expect(own).toMatchObject({
    ...{ 'No Kode Surat': 'BP', 'No Urut Surat': '1', 'Nama Penduduk': request.form['child-name'] },
    Keterangan: `Guyub ${trackingCode}; BP/0001/35.05.01.2001/2026`,
    Tanggal: expect.stringMatching(/^02 Maret 2026 \d\d:\d\d:\d\d$/),
  })
  expect(rows.map(({ No }) => No)).toEqual(rows.map((_, nth) => String(nth + 1)))
  const { body: reads } = await app.get(`/cases/${id}/reads`, 'registrar')
  expect(reads).toMatchObject([{ office: '35.05.01.2001', isRevealed: false }])
  expect((await app.get('/letters', 'clerk')).body.reads).toMatchObject([{ what: 'export' }])
  expect(await book('2026-04-01', '2026-04-30')).toEqual([])
  expect(await book('2026-03-01', '2026-03-31', 'neighbour')).toEqual([])
})

test('days that are none, or the wrong way round, are refused', async () => {
  const wrong = await app.get('/letters/export?from=2026-03-02&until=2026-03-01', 'clerk')
  expect(wrong.body.code).toBe('letters.days_wrong')
  expect((await app.get('/letters/export?from=x&until=2026-03-01', 'clerk')).status).toBe(400)
})

async function book(from: string, until: string, who = 'clerk') {
  const response = await app.inject({
    ...{ method: 'GET', url: `/api/r/3505/letters/export?from=${from}&until=${until}` },
    headers: { 'x-actor': who },
  })
  expect(response.statusCode).toBe(200)
  const [sheet] = await readWorkbook(new Uint8Array(response.rawPayload).buffer)
  const [head, ...rows] = sheet?.data ?? []
  expect([sheet?.sheet, head]).toEqual(['Arsip Layanan Surat', [...ARCHIVE_COLUMNS]])
  return rows.map(
    (row) =>
      Object.fromEntries(ARCHIVE_COLUMNS.map((column, nth) => [column, row[nth]])) as Partial<
        Record<ArchiveColumn, string>
      >,
  )
}
