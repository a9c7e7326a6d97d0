import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added, anActivity } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { loadPlan } from '../load-plan.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const text = {
  chapter: 'pendahuluan',
  section: 'Latar belakang',
  body: 'Daerah ini bertumbuh.\nMaka direncanakan.',
}

test('the page of the books counts what is filled, tells what is only concluded, and a written section is counted', async () => {
  const { planId } = await aDraft(app)
  const ask = async () => (await app.get(`/plan/books?version=${planId}`, 'planner')).body
  const before = await ask()
  expect(before.editions.map(({ books }: { books: object[] }) => books.length)).toEqual([3, 4])
  const [first] = before.editions[0].books
  expect(first).toMatchObject({ title: 'Analisis Strategis Smart City', provenance: 'SOURCE' })
  expect(first.chapters[0]).toMatchObject({
    title: 'Pendahuluan',
    provenance: 'INFERENCE',
    filled: 0,
    total: 3,
  })
  expect(first.chapters[4]).toMatchObject({ filled: 1, total: 2 })
  const nodeId = await added(app, planId, 'chapter', text)
  const after = (await ask()).editions[0].books[0].chapters[0]
  expect(after).toMatchObject({ filled: 1, total: 3 })
  expect(after.sections[0]).toEqual({ title: 'Latar belakang', nodeId })
})

test('a section is written once, and only one that a book has', async () => {
  const { planId } = await aDraft(app)
  const add = (fields: object, commandId = newCommandId(), who: 'planner' | 'registrar' = 'planner') =>
    app.post(`/plan/versions/${planId}/nodes/chapter`, { commandId, fields }, who)
  const commandId = newCommandId()
  const done = await add(text, commandId)
  expect(done.status).toBe(200)
  expect(await add(text, commandId)).toEqual(done)
  expect(await add(text)).toMatchObject({ status: 409, body: { code: 'plan.section_written' } })
  expect(await add({ ...text, chapter: 'bab-lain' })).toMatchObject({
    status: 400,
    body: { code: 'plan.unknown_code', errors: [{ pointer: '#/fields/chapter' }] },
  })
  expect((await add({ ...text, section: 'Lain' })).body.errors).toMatchObject([
    { pointer: '#/fields/section' },
  ])
  expect((await add(text, newCommandId(), 'registrar')).status).toBe(403)
})

test('a draft is printed as a draft, with its chapters, its tables and what is not there yet', async () => {
  const { planId } = await aDraft(app)
  await added(app, planId, 'chapter', text)
  await anActivity(app, planId, {
    title: 'Taman <b>baca</b> #let x = 1',
    firstMonth: '2026-02',
    lastMonth: '2026-11',
  })
  const { status, bytes } = await fetchBook(`three-books/2/pdf?version=${planId}`)
  expect(status).toBe(200)
  const said = pdfText(bytes)
  for (const each of [
    'Masterplan Smart City',
    'Daftar isi',
    'RANCANGAN',
    'Rencana Aksi Smart City',
    'Bagian ini belum diisi.',
  ])
    expect(said).toContain(each)
  // What people typed is never source.
  expect(said).toContain('Taman <b>baca</b> #let x = 1')
  expect(said).not.toContain('DATA CONTOH')
  expect(pdfText((await fetchBook(`three-books/1/pdf?version=${planId}`)).bytes)).toContain(
    'Daerah ini bertumbuh.',
  )
})

test('an adopted plan has no mark of a draft; a sample says that it is one', async () => {
  await loadPlan(app.pool.region('3505L'))
  Object.assign(app.actors.leader, { regionCode: '3505L' })
  const response = await app.inject({
    method: 'GET',
    url: '/api/r/3505L/plan/books/three-books/3/pdf',
    headers: { 'x-actor': 'leader' },
  })
  const said = pdfText(response.rawPayload)
  expect(said).toContain('DATA CONTOH')
  expect(said).not.toContain('RANCANGAN')
  for (const each of ['Cepat, Nyaman, Sejahtera', 'Capaian enam dimensi', 'Anggaran menurut sumber'])
    expect(said).toContain(each)
})

test('a quick win that was chosen stands in the book', async () => {
  const { planId } = await aDraft(app)
  await app.admin
    .insertInto('plan_quick_win')
    .values({
      ...{
        region_code: '3505',
        id: newCommandId(),
        title: 'Antre dari rumah',
        title_key: 'antre dari rumah',
      },
      ...{ dimension: 'living', year: 2026, owner_code: 'dispendukcapil', reason: 'Antrean panjang' },
      ...{ phase: 'chosen', nominated_by: app.actors.planner.id, office_code: 'bappeda' },
      ...{
        nominated_at: app.clock.now,
        decided_on: '2026-01-05',
        decided_why: 'Berdampak',
        launch_by: '2026-12-31',
      },
    })
    .execute()
  const said = pdfText((await fetchBook(`four-books/3/pdf?version=${planId}`)).bytes)
  expect(said).toContain('Antre dari rumah')
  expect(said).toContain('Antrean panjang')
})

test('the same book is a document for the word processor', async () => {
  const { planId } = await aDraft(app)
  const { status, bytes } = await fetchBook(`four-books/4/docx?version=${planId}`)
  expect(status).toBe(200)
  const file = join(mkdtempSync(join(tmpdir(), 'guyub-book-')), 'book.docx')
  writeFileSync(file, bytes)
  const xml = execFileSync('unzip', ['-p', file, 'word/document.xml']).toString()
  for (const each of ['Road Map', 'Peta Jalan (Roadmap)', 'TOC', 'Bagian ini belum diisi.'])
    expect(xml).toContain(each)
})

test('an unknown book, a plan of another region and who may not read are refused', async () => {
  const { planId } = await aDraft(app)
  const code = async (path: string) => (await app.get(`/plan/books/${path}`, 'planner')).body.code
  expect(await code('three-books/4/pdf')).toBe('plan.no_such_book')
  expect(await code('five-books/1/pdf')).toBe('plan.no_such_book')
  expect(await code(`three-books/1/pdf?version=${newCommandId()}`)).toBe('plan.no_such_version')
  expect((await app.get(`/api/r/3325/plan/books?version=${planId}`, 'planner')).status).toBe(403)
  expect((await app.get('/plan/books')).status).toBe(401)
})

async function fetchBook(path: string) {
  const url = `/api/r/3505/plan/books/${path}`
  const response = await app.inject({ method: 'GET', url, headers: { 'x-actor': 'planner' } })
  return { status: response.statusCode, bytes: response.rawPayload }
}

function pdfText(bytes: Buffer): string {
  const said = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, maxBuffer: 1 << 26 })
  return said.toString()
}
