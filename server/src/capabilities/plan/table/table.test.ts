import { newCommandId } from '@guyub/contract/command'
import readWorkbook from 'read-excel-file/universal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { aDraft, added, anActivity } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Rows = (string | number | null)[][]
type Book = Record<string, Rows>

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function aFullDraft() {
  const draft = await aDraft(app)
  const { planId } = draft
  const word = await added(app, planId, 'word', { word: 'Cepat, benar', position: 1 })
  const programme = await added(app, planId, 'programme', {
    element: 'living.health',
    title: 'Sehat bersama',
  })
  const activityId = await anActivity(app, planId, {
    ...{ element: 'living.health', programmeId: programme, key: 'sehat-1', words: [word], weight: 2.5 },
    ...{
      title: '=Posyandu "digital" & <aman>',
      description: 'Baris satu\nbaris dua',
      coOwners: ['diskominfo', 'dlh'],
    },
    ...{ areas: ['35.05.01', '35.05.02'], firstMonth: '2026-02', lastMonth: '2026-09', basis: 'milestones' },
  })
  await added(app, planId, 'milestone', { title: 'Dibuka', dueOn: '2026-05-01' }, activityId)
  await added(
    app,
    planId,
    'budget',
    { year: 2026, source: 'apbd', amount: 9_007_199_254_740_991, code: '1.02', codeEdition: '2024' },
    activityId,
  )
  await added(
    app,
    planId,
    'indicator',
    { title: 'Dilayani', unit: 'orang', baseline: 0.5, targets: { 2026: 10, 2031: 40.25 } },
    activityId,
  )
  await added(app, planId, 'risk', { risk: 'Listrik padam', likelihood: 'low' }, activityId)
  return { ...draft, activityId, programme }
}

test('what goes out and comes back unchanged changes nothing', async () => {
  const { planId } = await aFullDraft()
  const book = await exported(planId)
  expect(Object.fromEntries(Object.entries(book).map(([sheet, rows]) => [sheet, rows.length - 1]))).toEqual({
    ...{ Kegiatan: 7, Program: 1, Indikator: 1, Anggaran: 1, Tonggak: 1, Risiko: 1 },
  })
  const { body } = await tried(planId, book)
  expect(body).toMatchObject({ rows: 12, added: 0, changed: 0, changes: [], faults: [], isApplied: false })
  await app.post(
    `/plan/imports/${body.id}/apply`,
    { commandId: newCommandId(), digest: body.digest },
    'planner',
  )
  expect(await exported(planId)).toEqual(book)
})

test('changes and new rows are shown first, then written once, with history', async () => {
  const { planId, activityId } = await aFullDraft()
  const book = await exported(planId)
  set(book, 'Kegiatan', activityId, { title: 'Posyandu keliling', lastMonth: '2026-10' })
  append(book, 'Program', { element: 'living.health', title: 'Rumah sehat', position: 2 })
  append(book, 'Kegiatan', {
    ...{
      element: 'living.health',
      programme: 'Rumah sehat',
      key: 'sehat-2',
      title: 'Lantai semen',
      weight: 1,
    },
    ...{ ownerCode: 'dlh', firstYear: 2027, source: 'Musrenbang' },
  })
  append(book, 'Anggaran', { activity: 'sehat-2', year: 2027, source: 'village-fund', amount: 25_000_000 })
  const { body } = await tried(planId, book)
  expect(body).toMatchObject({ added: 3, changed: 1, faults: [] })
  const changed = body.changes.find(({ change }: { change: string }) => change === 'changed')
  expect(changed).toMatchObject({
    fields: [
      { field: 'title', before: '=Posyandu "digital" & <aman>', after: 'Posyandu keliling' },
      { field: 'lastMonth', before: '2026-09', after: '2026-10' },
    ],
  })
  const before = (await lines(planId)).length
  const command = { commandId: newCommandId(), digest: body.digest }
  const done = await app.post(`/plan/imports/${body.id}/apply`, command, 'planner')
  expect(done).toMatchObject({ status: 200, body: { added: 3, changed: 1 } })
  expect(await app.post(`/plan/imports/${body.id}/apply`, command, 'planner')).toEqual(done)
  const again = { ...command, commandId: newCommandId() }
  expect(await app.post(`/plan/imports/${body.id}/apply`, again, 'planner')).toMatchObject({
    status: 409,
    body: { code: 'plan.import_applied' },
  })
  const after = await lines(planId)
  expect(after).toHaveLength(before + 1)
  expect(after.find(({ key }) => key === 'sehat-2')).toMatchObject({ budget: { all: 25_000_000 } })
  const { body: view } = await app.get(`/plan/activities/${activityId}?version=${planId}`, 'planner')
  expect(view.history.slice(0, 2).map(({ how }: { how: string }) => how)).toEqual(['edited', 'edited'])
  expect((await tried(planId, await exported(planId))).body).toMatchObject({
    added: 0,
    changed: 0,
    faults: [],
  })
})

test('every fault of every row is told, and with one of them nothing at all is written', async () => {
  const { planId, activityId } = await aFullDraft()
  const book = await exported(planId)
  const fresh = {
    element: 'living.health',
    title: 'Baru sekali',
    ownerCode: 'dlh',
    firstYear: 2026,
    source: 'uji',
  }
  set(book, 'Kegiatan', activityId, { firstMonth: '2026-12' })
  append(book, 'Kegiatan', { ...fresh, element: 'living.nothing', ownerCode: 'nobody', areas: '99.99' })
  append(book, 'Kegiatan', { ...fresh, ownerCode: '', firstYear: 'tahun ini' })
  append(book, 'Kegiatan', { ...fresh, key: 'sehat-1' })
  append(book, 'Kegiatan', { ...fresh, programme: 'Tidak ada' })
  append(book, 'Kegiatan', { ...fresh, element: 'living.transport', programme: 'Sehat bersama' })
  append(book, 'Kegiatan', { ...fresh, words: 'Lambat' })
  append(book, 'Kegiatan', { ...fresh, id: newCommandId() })
  append(book, 'Kegiatan', { ...fresh, id: activityId })
  append(book, 'Anggaran', { activity: 'sehat-1', year: 2026, source: 'kas-kecil', amount: 10 })
  append(book, 'Anggaran', { activity: 'sehat-1', year: 2026, source: 'apbd', amount: 10.5 })
  append(book, 'Anggaran', { activity: 'sehat-1', year: 2026, source: 'apbd', amount: 10, code: '1.02' })
  append(book, 'Anggaran', { activity: 'sehat-9', year: 2026, source: 'apbd', amount: 10 })
  append(book, 'Indikator', { activity: 'sehat-1' })
  append(book, 'Tonggak', { activity: 'sehat-1', title: 'Selesai', dueOn: 'besok' })
  const { body } = await tried(planId, book)
  const at = (n: number) => n + (book.Kegiatan?.length ?? 0) - 8
  expect(
    body.faults.map(({ sheet, row, column, code }: Record<string, string>) =>
      [sheet, Number(row), column, code].join(' '),
    ),
  ).toEqual(
    expect.arrayContaining([
      `Kegiatan ${at(1)} element plan.unknown_code`,
      `Kegiatan ${at(1)} ownerCode plan.unknown_code`,
      `Kegiatan ${at(1)} areas plan.unknown_code`,
      `Kegiatan ${at(2)} ownerCode plan.cell_missing`,
      `Kegiatan ${at(2)} firstYear plan.invalid_field`,
      `Kegiatan ${at(3)} key plan.key_taken`,
      `Kegiatan ${at(4)} programme plan.unknown_programme`,
      `Kegiatan ${at(5)} programme plan.element_of_programme`,
      `Kegiatan ${at(6)} words plan.unknown_word`,
      `Kegiatan ${at(7)} id plan.unknown_row`,
      `Kegiatan ${at(8)} id plan.row_twice`,
      'Anggaran 3 source plan.unknown_code',
      'Anggaran 4 amount plan.no_whole_rupiah',
      'Anggaran 5 codeEdition plan.code_without_edition',
      'Anggaran 6 activity plan.unknown_activity',
      'Indikator 3 title plan.indicator_unnamed',
      'Tonggak 3 dueOn plan.invalid_field',
    ]),
  )
  expect(body.faults.some(({ code }: { code: string }) => code === 'plan.months_reversed')).toBe(true)
  const before = await exported(planId)
  const refused = await app.post(
    `/plan/imports/${body.id}/apply`,
    { commandId: newCommandId(), digest: body.digest },
    'planner',
  )
  expect(refused).toMatchObject({ status: 409, body: { code: 'plan.rows_faulty' } })
  expect(await exported(planId)).toEqual(before)
})

test('a row that somebody wrote since is not written over; one that nobody touched in the workbook is left to them', async () => {
  const { planId, activityId, activities } = await aFullDraft()
  const book = await exported(planId)
  await app.post(
    `/plan/versions/${planId}/nodes/activity/${activityId}/edit`,
    { commandId: newCommandId(), changes: [{ field: 'title', seen: 1, value: 'Judul dari halaman' }] },
    'planner',
  )
  expect((await tried(planId, book)).body).toMatchObject({ changed: 0, faults: [] })
  set(book, 'Kegiatan', activityId, { description: 'dari lembar kerja' })
  expect((await tried(planId, book)).body.faults).toMatchObject([
    { column: 'mark', code: 'plan.row_outdated' },
  ])
  const other = await exported(planId)
  set(other, 'Kegiatan', activities.living as string, { title: 'Judul lembar kerja' })
  const { body } = await tried(planId, other)
  expect(body).toMatchObject({ changed: 1, faults: [] })
  await app.post(
    `/plan/versions/${planId}/nodes/activity/${activities.living}/edit`,
    { commandId: newCommandId(), changes: [{ field: 'weight', seen: 1, value: 7 }] },
    'planner',
  )
  const late = { commandId: newCommandId(), digest: body.digest }
  expect((await app.post(`/plan/imports/${body.id}/apply`, late, 'planner')).body.code).toBe(
    'plan.rows_faulty',
  )
  set(other, 'Kegiatan', activities.living as string, { mark: '' })
  expect((await tried(planId, other)).body.faults).toMatchObject([{ code: 'plan.row_without_mark' }])
})

test('what is no workbook, damaged, without its columns, for an adopted plan or from another role is refused', async () => {
  const { planId } = await aFullDraft()
  const book = await workbook(await exported(planId))
  const code = async (content: Buffer, more: object = {}) => (await send(planId, content, more)).body.code
  expect(await code(Buffer.from('PK but nothing else'))).toBe('plan.table_unreadable')
  expect(await code(book, { sha256: 'a'.repeat(64) })).toBe('plan.table_damaged')
  expect(await code(await workbook({ Kegiatan: [['id', 'title']] }))).toBe('plan.table_without_columns')
  expect(await code(await workbook({ Lain: [['id', 'mark']] }))).toBe('plan.table_without_columns')
  expect((await send(planId, book, {}, 'otherAgency')).status).toBe(403)
  expect((await send(newCommandId(), book)).body.code).toBe('plan.no_such_version')
  expect((await app.get(`/plan/imports/${newCommandId()}`, 'planner')).body.code).toBe('plan.no_such_import')
  const commandId = newCommandId()
  const first = await send(planId, book, { commandId })
  expect(first).toMatchObject({ status: 200, body: { importId: commandId, rows: 12 } })
  expect(await send(planId, book, { commandId })).toEqual(first)
  await app.admin.updateTable('plan').set({ status: 'superseded' }).where('id', '=', planId).execute()
  expect((await send(planId, book)).body.code).toBe('plan.adopted')
  const apply = { commandId: newCommandId(), digest: '' }
  expect((await app.post(`/plan/imports/${commandId}/apply`, apply, 'planner')).body.code).toBe(
    'plan.adopted',
  )
})

async function lines(planId: string): Promise<{ key: string | null }[]> {
  return (await app.get(`/plan/activities?version=${planId}`, 'planner')).body
}

async function exported(planId: string): Promise<Book> {
  const url = `/api/r/3505/plan/table?version=${planId}`
  const response = await app.inject({ method: 'GET', url, headers: { 'x-actor': 'planner' } })
  expect(response.statusCode).toBe(200)
  const sheets = await readWorkbook(new Uint8Array(response.rawPayload).buffer)
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data as Rows]))
}

function set(book: Book, sheet: string, id: string, cells: Record<string, string>): void {
  const [head = [], ...rows] = book[sheet] ?? []
  const row = rows.find(([first]) => first === id)
  for (const [column, cell] of Object.entries(cells)) if (row) row[head.indexOf(column)] = cell
}

function append(book: Book, sheet: string, cells: Record<string, string | number>): void {
  const rows = book[sheet] ?? []
  rows.push((rows[0] ?? []).map((column) => cells[String(column)] ?? null))
}

async function workbook(book: Book): Promise<Buffer> {
  const sheets = Object.entries(book).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) =>
      row.map((value) =>
        value === null ? null : { value, type: typeof value === 'number' ? Number : String },
      ),
    ),
  }))
  const blob = await writeWorkbook(sheets as Parameters<typeof writeWorkbook>[0]).toBlob()
  return Buffer.from(await blob.arrayBuffer())
}

async function tried(planId: string, book: Book) {
  const { status, body } = await send(planId, await workbook(book))
  expect({ status, body }).toMatchObject({ status: 200 })
  return app.get(`/plan/imports/${body.importId}`, 'planner')
}

async function send(planId: string, content: Buffer, more: object = {}, who = 'planner') {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(content))
  const query = { commandId: newCommandId(), sha256: Buffer.from(digest).toString('hex'), ...more }
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/plan/versions/${planId}/table?${new URLSearchParams(query)}`,
    headers: { 'x-actor': who, 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return { status: response.statusCode, body: response.json() }
}
