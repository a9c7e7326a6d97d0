import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { samplePaper } from '../../scenarios/sample-files.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

type Who = Parameters<TestApp['get']>[1]

const FIELDS = {
  ...{ class: 'periodic', title: 'Rencana kerja dinas', summary: 'Rencana kerja tahunan.' },
  ...{
    form: 'electronic',
    period: '2026',
    retention: null,
    link: 'https://contoh.test/renja',
    exclusion: null,
  },
}
const CLOSED = {
  ...{ ...FIELDS, class: 'excluded', title: 'Kertas kerja pemeriksaan', link: null },
  exclusion: {
    ...{ article: 'a', test: 'Bila dibuka, pemeriksaan yang berjalan terganggu.' },
    ...{ decision: null, until: null },
  },
}

async function entered(fields: object = {}, as: Who = 'agency', more: object = {}) {
  const command = { commandId: newCommandId(), fields: { ...FIELDS, ...fields }, ...more }
  const { status, body } = await app.post('/information', command, as)
  expect({ status, body }).toMatchObject({ status: 200 })
  return { id: command.commandId, version: 1 }
}

const set = (id: string, version: number, state: string, as: Who = 'agency') =>
  app.post(`/information/${id}/state`, { commandId: newCommandId(), version, state }, as)

test('a liaison officer enters and publishes what the agency holds, and everybody finds it', async () => {
  const command = { commandId: newCommandId(), fields: { ...FIELDS, title: 'Profil kependudukan' } }
  const first = await app.post('/information', command, 'agency')
  expect(first.status).toBe(200)
  expect(await app.post('/information', command, 'agency')).toEqual(first)
  const path = `/information/${command.commandId}`
  expect((await app.get(path)).body.code).toBe('information.not_found')
  expect((await app.get('/information')).body.items).toEqual([])
  const publish = { commandId: newCommandId(), version: 1, state: 'published' }
  const told = await app.post(`${path}/state`, publish, 'agency')
  expect(told).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await app.post(`${path}/state`, publish, 'agency')).toEqual(told)
  expect((await app.get(path)).body).toMatchObject({ title: 'Profil kependudukan', exclusion: null })
  const found = await app.get('/information?query=PROFIL%20rencana')
  expect(found.body.items).toMatchObject([{ id: command.commandId }])
  expect(found.body.offices).toMatchObject([{ code: 'dispendukcapil' }])
  expect((await app.get('/information?query=100%25')).body.items).toEqual([])
  expect((await app.get('/information?class=immediate')).body.items).toEqual([])
  const change = { commandId: newCommandId(), version: 2, fields: { ...FIELDS, period: '2025' } }
  const changed = await app.post(`${path}/change`, change, 'agency')
  expect(changed).toMatchObject({ status: 200, body: { version: 3 } })
  expect(await app.post(`${path}/change`, change, 'agency')).toEqual(changed)
  expect((await set(command.commandId, 3, 'withdrawn')).status).toBe(200)
  expect((await app.get(path)).status).toBe(404)
})

test('what is excluded names its article and test, and the main officer alone publishes it', async () => {
  const command = (fields: object) => ({ commandId: newCommandId(), fields: { ...FIELDS, ...fields } })
  const faults = async (fields: object) => {
    const { status, body } = await app.post('/information', command(fields), 'agency')
    return status === 400 && body.errors.map(({ pointer }: { pointer: string }) => pointer)
  }
  expect(await faults({ class: 'excluded' })).toEqual(['#/fields/exclusion', '#/fields/link'])
  expect(await faults({ exclusion: CLOSED.exclusion })).toEqual(['#/fields/exclusion'])
  expect(await faults({ link: 'javascript:alert(1)' })).toEqual(['#/fields/link'])
  expect(await faults({ summary: 'Hubungi 081234567801 untuk ini.' })).toEqual(['#/fields/summary'])
  const { id } = await entered(CLOSED)
  expect((await set(id, 1, 'published')).body.code).toBe('information.not_yours_to_exclude')
  expect((await set(id, 1, 'published', 'secretariat')).status).toBe(200)
  expect((await app.get(`/information/${id}`)).body.exclusion).toMatchObject({ article: 'a' })
  // Opened to everybody, and closed once more by the agency: it waits for the main officer again.
  const { id: open } = await entered()
  await set(open, 1, 'published')
  const change = { commandId: newCommandId(), version: 2, fields: CLOSED }
  expect((await app.post(`/information/${open}/change`, change, 'agency')).status).toBe(200)
  expect((await app.get(`/information/${open}`)).status).toBe(404)
})

test('the document is read by everybody once it is published, and goes when it is excluded', async () => {
  const { id } = await entered()
  const content = await samplePaper()
  const send = (commandId: string, bytes: Buffer, as: string, sha?: string) => {
    const sha256 = sha ?? createHash('sha256').update(bytes).digest('hex')
    const url = `/api/r/3505/information/${id}/file?${new URLSearchParams({ commandId, sha256 })}`
    const headers = { 'x-actor': as, 'content-type': 'application/pdf' }
    return app.inject({ method: 'POST', url, headers, payload: bytes })
  }
  const commandId = newCommandId()
  const first = await send(commandId, content, 'agency')
  expect({ status: first.statusCode, body: first.json() }).toMatchObject({
    status: 200,
    body: { version: 2 },
  })
  expect((await send(commandId, content, 'agency')).json()).toEqual(first.json())
  expect((await send(newCommandId(), content, 'otherAgency')).json().code).toBe('information.not_found')
  expect((await send(newCommandId(), Buffer.from('nothing'), 'agency')).json().code).toBe(
    'information.paper_type',
  )
  expect((await send(newCommandId(), content, 'agency', '0'.repeat(64))).json().code).toBe(
    'information.paper_damaged',
  )
  const file = () => app.inject({ url: `/api/r/3505/information/${id}/file` })
  expect((await file()).statusCode).toBe(404)
  await set(id, 2, 'published')
  expect((await file()).rawPayload).toEqual(content)
  const change = { commandId: newCommandId(), version: 3, fields: CLOSED }
  expect((await app.post(`/information/${id}/change`, change, 'secretariat')).status).toBe(200)
  expect((await file()).statusCode).toBe(404)
  expect((await send(newCommandId(), content, 'agency')).json().code).toBe('information.excluded_is_closed')
})

test('another agency, an old version, an office that is not there, a person who keeps nothing: refused', async () => {
  const { id } = await entered()
  expect((await set(id, 1, 'published', 'otherAgency')).body.code).toBe('information.not_found')
  expect((await set(id, 7, 'published')).body.code).toBe('information.changed')
  expect((await set(id, 1, 'published', 'clerk')).body.code).toBe('access.denied')
  await set(id, 1, 'published')
  expect((await set(id, 2, 'published')).body.code).toBe('information.in_this_state_already')
  const change = { commandId: newCommandId(), version: 1, fields: FIELDS }
  expect((await app.post(`/information/${id}/change`, change, 'agency')).body.code).toBe(
    'information.changed',
  )
  expect((await app.post(`/information/${id}/change`, change, 'otherAgency')).status).toBe(404)
  const elsewhere = { commandId: newCommandId(), office: 'nowhere', fields: FIELDS }
  expect((await app.post('/information', elsewhere, 'secretariat')).body.code).toBe(
    'information.unknown_office',
  )
  expect((await app.get('/information/kept', 'assessor')).body.code).toBe('access.denied')
  // Of its own office alone; the main officer sees all, and may enter for another.
  await entered({ title: 'Milik dinas lain' }, 'secretariat', { office: 'dinas-kesehatan' })
  const titles = async (as: Who) =>
    (await app.get('/information/kept', as)).body.items.map(({ title }: { title: string }) => title)
  expect(await titles('otherAgency')).toEqual(['Milik dinas lain'])
  expect(await titles('agency')).not.toContain('Milik dinas lain')
  expect((await titles('secretariat')).length).toBeGreaterThan(2)
})

test('a long register is read page by page, each thing once', async () => {
  for (let i = 0; i < 53; i++) {
    const { id } = await entered({ title: `Berkas ${String(i).padStart(3, '0')}`, class: 'any-time' })
    await set(id, 1, 'published')
  }
  const first = (await app.get('/information?class=any-time')).body
  expect(first.items).toHaveLength(50)
  const next = (await app.get(`/information?class=any-time&after=${encodeURIComponent(first.next)}`)).body
  expect(next).toMatchObject({ next: null })
  const titles = [...first.items, ...next.items].map(({ title }: { title: string }) => title)
  expect(new Set(titles).size).toBe(53)
})
