import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Answers, ERASE_REASONS } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openJobs, senders } from '../src/app.ts'
import { loadServices } from '../src/kernel/definitions.ts'
import { workOnce } from '../src/kernel/jobs.ts'
import { sendOn } from '../src/kernel/sender.ts'
import { anAct, aRequest } from './builders.ts'
import { startTestApp, type TestApp } from './harness.ts'

const PAPER = Buffer.from('%PDF-1.7\nZyxwBytesOfThePaper\n%%EOF\n')
const MESSAGE = 'Zyxwmessage mohon difoto ulang'
const ANSWER = 'Zyxwanswer sudah kami foto ulang'
const NOTE = 'Zyxwnote sudah ditelepon'
const NUMBER = '3505-LU-99887766-0001'
const REASON = 'person-asks'

let app: TestApp
let log: string
let caseId: string
let documentId: string
let request: ReturnType<typeof aRequest>
beforeAll(async () => {
  log = ''
  const write = (line: string) => {
    log += line
  }
  app = await startTestApp({ listening: { logLevel: 'trace', logTo: { write } } })
  const form = canaryForm()
  request = aRequest(form)
  caseId = request.commandId
  // A sender begins at the end of the log, so its place is marked before.
  for (const sender of senders) await sendOn(app.reader, sender)
  await wholeLife()
})
afterAll(() => app.stop())

test('before: the name of the subject stands where lists need it, and nothing else of anybody stands anywhere', async () => {
  expect(canaries().length).toBeGreaterThan(15)
  expect(await foundIn(await everything())).toEqual([
    { where: 'table case', canary: request.form['child-name'] },
  ])
})

test('erased: sent twice it happens once, and no word of the person is left', async () => {
  const command = { commandId: newCommandId(), reason: REASON, occurredAt: app.clock.now.toISOString() }
  const path = `/cases/${caseId}/erase`
  expect(await app.post(path, command, 'clerk')).toMatchObject({ status: 403 })
  expect(await app.post(path, { ...command, reason: 'tired of it' }, 'registrar')).toMatchObject({
    status: 400,
  })
  const first = await app.post(path, command, 'registrar')
  expect(first).toMatchObject({ status: 200, body: { caseId } })
  expect(await app.post(path, command, 'registrar')).toEqual(first)
  await app.settle()
  expect(await foundIn(await everything())).toEqual([])
  const events = await app.admin
    .selectFrom('event')
    .select(['facts'])
    .where('subject_id', '=', caseId)
    .where('type', '=', 'cases.erased')
    .execute()
  expect(events).toMatchObject([{ facts: { reason: REASON, service: 'pak-saidi' } }])
  expect(ERASE_REASONS).toContain(REASON)
})

test('no key to it is left, so that its files are noise to whoever has the master key', async () => {
  const keys = await sql<{ table: string; left: number }>`
    select 'case' as table, count(data_key)::int as left from "case" where id = ${caseId}
    union all select 'document', count(data_key)::int from document where subject_id = ${caseId}
    union all select 'hashes', (count(nik_hash) + count(phone_hash) + count(pin_hash))::int from "case" where id = ${caseId}
    union all select 'words', (count(message) + count(number))::int from case_entry where case_id = ${caseId}`.execute(
    app.admin,
  )
  expect(keys.rows.filter(({ left }) => left > 0)).toEqual([])
})

test('whoever may know of it hears that it was erased, and a stranger with the receipt nothing at all', async () => {
  const erased = { status: 409, body: { code: 'cases.erased' } }
  const at = { commandId: newCommandId(), occurredAt: app.clock.now.toISOString() }
  const { trackingCode, pin } = request
  const stranger = { status: 404, body: { code: 'cases.track_unknown' } }
  expect(await app.post('/track', { trackingCode, pin })).toMatchObject(stranger)
  expect(await app.post(`/cases/${caseId}/act`, anAct('verify'), 'registrar')).toMatchObject(erased)
  expect(await app.post(`/cases/${caseId}/notes`, { ...at, text: 'x' }, 'registrar')).toMatchObject(erased)
  expect(await app.post(`/cases/${caseId}/assign`, { ...at, to: null }, 'registrar')).toMatchObject(erased)
  expect(await app.post(`/cases/${caseId}/receipt`, at, 'clerk')).toMatchObject(erased)
  expect(await app.get(`/cases/${caseId}/forms/f-2-01`, 'clerk')).toMatchObject(erased)
  const again = { ...at, reason: 'unlawful' }
  expect(await app.post(`/cases/${caseId}/erase`, again, 'registrar')).toMatchObject(erased)
  const [file] = await app.admin.selectFrom('case_file').select('id').where('case_id', '=', caseId).execute()
  expect(await app.get(`/cases/${caseId}/files/${file?.id}`, 'registrar')).toMatchObject(erased)
  expect(await app.get(`/documents/${documentId}/file`, 'clerk')).toMatchObject({
    status: 409,
    body: { code: 'documents.erased' },
  })
  const { statusCode } = await attached({ product: 'family-card' }, PAPER, 'registrar')
  expect(statusCode).toBe(409)
})

test('officers still see its course without a name, nobody has work with it, and the log verifies', async () => {
  const { body } = await app.get(`/cases/${caseId}`, 'registrar')
  expect(body).toMatchObject({ form: null, isErased: true, actions: [], flags: [] })
  expect(body.entries.map((entry: { message: unknown }) => entry.message)).toEqual(
    body.entries.map(() => null),
  )
  const [done, work] = await Promise.all([
    app.get('/cases?box=done', 'registrar'),
    app.get('/cases?box=work', 'registrar'),
  ])
  expect(done.body.items).toMatchObject([{ id: caseId, subject: null }])
  expect(work.body.items).toEqual([])
})

test('figures and a public check of the receipt are what they were', async () => {
  const [row] = await app.admin.selectFrom('document').select('sha256').where('id', '=', documentId).execute()
  const { body } = await app.post('/documents/check', { sha256: row?.sha256.toString('hex') })
  expect(body).toMatchObject({ verdict: 'final', reference: request.trackingCode })
  const events = await app.admin.selectFrom('log').select('type').where('subject_id', '=', caseId).execute()
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['cases.submitted', 'cases.moved', 'cases.attached', 'cases.erased']),
  )
})

/** Files, acts, attaches, prints, reads, follows, freezes: whatever may leave a trace. */
async function wholeLife(): Promise<void> {
  const ok = async (path: string, body: object, as?: 'clerk' | 'registrar' | 'secretariat') => {
    const answer = await app.post(path, body, as)
    expect({ path, status: answer.status, code: answer.body.code }).toEqual({
      path,
      status: 200,
      code: undefined,
    })
    return answer.body
  }
  const occurredAt = app.clock.now.toISOString()
  await ok('/cases', request, 'clerk')
  // Refused, with the canaries in what was sent.
  await app.post('/cases', { ...aRequest(request.form), trackingCode: request.trackingCode }, 'clerk')
  await app.post('/cases', { ...aRequest(request.form), serviceVersion: 'Zyxw' }, 'clerk')
  await ok(
    `/cases/${caseId}/act`,
    anAct('ask-correction', { reason: 'blurred', message: MESSAGE }),
    'registrar',
  )
  const { trackingCode, pin } = request
  const { key } = await ok('/track', { trackingCode, pin })
  await ok(`/track/${trackingCode}/act`, { ...anAct('correct', { message: ANSWER }), key })
  await ok(`/cases/${caseId}/act`, anAct('verify'), 'registrar')
  await ok(`/cases/${caseId}/notes`, { commandId: newCommandId(), text: NOTE, occurredAt }, 'registrar')
  const product = 'birth-certificate'
  await ok(`/cases/${caseId}/act`, anAct('register', { product, number: NUMBER }), 'registrar')
  const paper = await attached({ product }, PAPER, 'registrar')
  await ok(`/cases/${caseId}/act`, anAct('deliver', { product, paper: paper.json().fileId }), 'registrar')
  documentId = (await ok(`/cases/${caseId}/receipt`, { commandId: newCommandId(), pin }, 'clerk')).documentId
  for (const path of [
    `/cases/${caseId}?reveal=true`,
    '/cases?q=Zyxw',
    `/cases?q=${request.form['reporter-nik']}`,
  ])
    expect((await app.get(path, 'registrar')).status).toBe(200)
  for (const path of [`cases/${caseId}/forms/f-2-01`, `documents/${documentId}/file`])
    await app.inject({ url: `/api/r/3505/${path}`, headers: { 'x-actor': 'clerk' } })
  expect((await app.get(`/track/${trackingCode}?key=${key}`)).body.subject).toBe(request.form['child-name'])
  await app.settle()
  await messagesWritten()
  const freeze = { commandId: newCommandId(), indicator: 'papers-within-promise', year: 2026 }
  await ok('/evidence', { ...freeze, occurredAt }, 'secretariat')
}

async function messagesWritten(): Promise<void> {
  for (const sender of senders) while (await sendOn(app.reader, sender));
  const jobs = openJobs({ ...app.house, reader: app.reader })
  await workOnce(app.readerUrl, jobs.tasks)
  await jobs.close()
  expect(app.sent.length).toBeGreaterThan(2)
  const before = app.sent.length
  const wanted = { trackingCode: request.trackingCode, phone: phoneOf(request) }
  expect((await app.post('/track/code', wanted)).status).toBe(200)
  await vi.waitUntil(() => app.sent.length > before)
}

function phoneOf({ form }: typeof request): string {
  return String(form['reporter-phone'])
}

function attached(to: Record<string, string>, content: Buffer, as: string) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const query = new URLSearchParams({ commandId: newCommandId(), sha256, ...to })
  return app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${query}`,
    headers: { 'x-actor': as, 'content-type': 'application/pdf' },
    payload: content,
  })
}

/** Every field that takes words or numbers has one that is found nowhere else. */
function canaryForm(): Answers {
  let count = 0
  const digits = () => String(++count).padStart(3, '0')
  const letters = () => `Zyxw${[...digits()].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  const canary = (type: string): string | undefined => {
    if (type === 'nik') return `3505011203900${digits()}`
    if (type === 'kk') return `3505012005150${digits()}`
    if (type === 'phone') return `0812345670${digits()}`
    if (type === 'name') return `${letters()} Kenari`
    if (type === 'email') return `${letters()}@kenari.test`
    return ['text', 'long-text', 'address'].includes(type) ? `${letters()} kenari` : undefined
  }
  const fields =
    loadServices()
      .of('3505', 'pak-saidi')
      ?.case?.pages.flatMap((page) => page.fields) ?? []
  const { form } = aRequest()
  return Object.fromEntries(
    fields.flatMap((field): [string, string | Record<string, string>[]][] => {
      if (!(field.key in form)) return []
      if (field.type !== 'group') {
        const text = canary(field.type)
        return text ? [[field.key, text]] : []
      }
      const rows = form[field.key] as readonly Record<string, string>[]
      const inner = field.fields.map(({ key, type }) => [key, canary(type)] as const)
      return [
        [field.key, rows.map((row) => ({ ...row, ...Object.fromEntries(inner.filter(([, text]) => text)) }))],
      ] as [string, Record<string, string>[]][]
    }),
  )
}

function canaries(): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return /zyxw|^3505\d{12}$|^0812/i.test(value) ? [value] : []
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  }
  const words = [MESSAGE, ANSWER, NOTE, NUMBER, 'ZyxwBytesOfThePaper']
  return [...new Set([...texts(request.form), ...words, request.pin])]
}

interface Place {
  readonly where: string
  readonly text: string
}

/** The database as text, table by table; the file store; the log of the process; the archives of evidence, unpacked. */
async function everything(): Promise<Place[]> {
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2`.execute(app.admin)
  const places: Place[] = [{ where: 'process log', text: log }]
  for (const { schema, name } of tables.rows)
    places.push({ where: `table ${name}`, text: await textOf(schema, name) })
  const files = join(app.filesHome, 'files')
  for (const file of readdirSync(files, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(files, file)).isFile())
      places.push({ where: 'file store', text: readFileSync(join(files, file)).toString('latin1') })
  const frozen = await app.admin.selectFrom('evidence').select('archive').execute()
  for (const { archive } of frozen)
    for (const [name, bytes] of Object.entries(unzipSync(archive)))
      places.push({ where: `evidence ${name}`, text: Buffer.from(bytes).toString('latin1') })
  expect(frozen).toHaveLength(1)
  expect(log.length).toBeGreaterThan(500)
  return places
}

async function textOf(schema: string, name: string): Promise<string> {
  const { rows: columns } = await sql<{ column: string; type: string }>`
    select column_name as column, data_type as type from information_schema.columns
    where table_schema = ${schema} and table_name = ${name}`.execute(app.admin)
  const asText = columns.map(({ column, type }) =>
    type === 'bytea' ? sql`encode(${sql.ref(column)}, 'hex')` : sql`${sql.ref(column)}::text`,
  )
  const { rows } = await sql<{ text: string }>`
    select concat_ws(E'\n', ${sql.join(asText)}) as text from ${sql.table(`${schema}.${name}`)}`.execute(
    app.admin,
  )
  const text = rows.map((row) => row.text).join('\n')
  const bytes = [...text.matchAll(/^[0-9a-f]{2,}$/gm)].map(([hex]) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  )
  return [text, ...bytes].join('\n')
}

async function foundIn(places: readonly Place[]) {
  const found = places.flatMap(({ where, text }) =>
    canaries()
      .filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))
      .map((canary) => ({ where, canary })),
  )
  return [...new Map(found.map((one) => [`${one.where} ${one.canary}`, one])).values()]
}
