import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const PDF = Buffer.from('%PDF-1.7\nsigned in SIAK, every byte of it\n%%EOF\n')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a request goes from the counter to the papers, and the last one closes it', async () => {
  const id = await filed()
  await done(id, anAct('verify'))
  await done(id, anAct('register', { product: 'birth-certificate', number: '3505-LU-02032026-0001' }))
  await done(id, anAct('register', { product: 'family-card', number: '3505012005150003' }))
  for (const product of ['birth-certificate', 'family-card'])
    await done(id, anAct('deliver', { product, paper: await paperOf(id, product) }))
  const waiting = await done(id, anAct('wait-for-blank', { product: 'child-card' }))
  expect(waiting).toMatchObject({
    state: 'verified',
    products: {
      'birth-certificate': { state: 'ready' },
      'family-card': { state: 'ready' },
      'child-card': { state: 'waiting-blank' },
    },
  })
  expect(await refused(id, anAct('print-card', { product: 'child-card' }))).toBe('cases.no_blanks')
  await app.post(
    '/cases/stock',
    { commandId: newCommandId(), stock: 'child-card', count: 1, reason: 'received', occurredAt: now() },
    'registrar',
  )
  await done(id, anAct('print-card', { product: 'child-card' }))
  await done(id, anAct('send-card', { product: 'child-card' }))
  await done(id, anAct('card-arrived', { product: 'child-card' }), 'clerk')
  const closed = await done(id, anAct('hand-over', { product: 'child-card' }), 'clerk')
  expect(closed).toMatchObject({ state: 'closed' })
})

test('sent twice, an action happens once and answers the same', async () => {
  const id = await filed()
  const verify = anAct('verify')
  const [first, second] = [await done(id, verify), await done(id, verify)]
  expect(second).toEqual(first)
  const events = app.admin.selectFrom('event').where('subject_id', '=', id).where('type', '=', 'cases.moved')
  expect(await events.select('id').execute()).toHaveLength(1)
})

test('two officers at once: one acts, the other is told that it moved on', async () => {
  const id = await filed()
  const codes = await Promise.all([refused(id, anAct('verify')), refused(id, anAct('verify'))])
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(codes).toContain('cases.not_in_this_state')
})

test('a dozen at once: one acts, the others hear why not, and nobody hears an error', async () => {
  const id = await filed()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => app.post(`/cases/${id}/act`, anAct('verify'), 'registrar')),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'cases.not_in_this_state')).toHaveLength(11)
  const both = ['birth-certificate', 'family-card'].map((product) =>
    app.post(`/cases/${id}/act`, anAct('register', { product, number: '1' }), 'registrar'),
  )
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
})

test('what an action does not ask is not kept: a reason would stand in the log for ever', async () => {
  const id = await filed()
  for (const more of [{ reason: 'budi-3505011203900001' }, { message: 'x' }, { number: '1' }])
    expect(await refused(id, anAct('verify', more))).toBe('cases.not_asked')
})

test('what was delivered stays the paper, to the family and to the public checker', async () => {
  const id = await filed()
  await done(id, anAct('verify'))
  await done(id, anAct('register', { product: 'family-card', number: '1' }))
  const pdf = Buffer.concat([PDF, Buffer.from(id)])
  const paper = await paperOf(id, 'family-card', pdf)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const check = async () => (await app.post('/documents/check', { sha256 })).body.verdict
  expect(await check()).toBe('unknown')
  await done(id, anAct('deliver', { product: 'family-card', paper }))
  expect(await check()).toBe('other-authority')
  const late = await app.http.app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${id}/files?${new URLSearchParams({ commandId: newCommandId(), product: 'family-card', sha256 })}`,
    headers: { 'x-actor': 'registrar', 'content-type': 'application/pdf' },
    payload: pdf,
  })
  expect(late.json()).toMatchObject({ status: 409, code: 'cases.delivered_already' })
})

test('a note is no older than its request, and a year in which nobody lived is refused', async () => {
  const id = await filed()
  const note = { commandId: newCommandId(), text: 'from a device with a flat battery' }
  expect(
    await app.post(`/cases/${id}/notes`, { ...note, occurredAt: '0000-01-01T00:00:00Z' }, 'registrar'),
  ).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  await app.post(`/cases/${id}/notes`, { ...note, occurredAt: '1970-01-01T00:00:00Z' }, 'registrar')
  const { submittedAt, entries } = (await app.get(`/cases/${id}`, 'registrar')).body
  expect(entries.find(({ isNote }: { isNote: boolean }) => isNote)).toMatchObject({ at: submittedAt })
})

test('what was refused is late no more', async () => {
  const id = await filed()
  await done(id, anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti.' }))
  const row = await app.admin
    .selectFrom('case')
    .select(['due_at', 'closed'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row).toEqual({ due_at: null, closed: true })
})

test('what was seen is what is acted on: an older version is refused', async () => {
  const id = await filed()
  await done(id, anAct('verify', { version: 1 }))
  expect(await refused(id, anAct('ask-correction', { reason: 'blurred', message: '-', version: 1 }))).toBe(
    'cases.changed',
  )
})

test.each([
  ['an unknown action', anAct('fly'), 'registrar', 'cases.unknown_action'],
  [
    'a product with an action on the whole request',
    anAct('verify', { product: 'child-card' }),
    'registrar',
    'cases.no_such_product',
  ],
  ['what every object has', anAct('constructor'), 'registrar', 'cases.unknown_action'],
  ['an action of another role', anAct('verify'), 'clerk', 'cases.not_your_action'],
  ['an action out of its turn', anAct('correct'), 'clerk', 'cases.not_in_this_state'],
  [
    'a product that was not asked for',
    anAct('register', { product: 'moon', number: '1' }),
    'registrar',
    'cases.no_such_product',
  ],
  [
    'a correction without a reason',
    anAct('ask-correction', { message: 'x' }),
    'registrar',
    'cases.reason_missing',
  ],
  [
    'a correction without words',
    anAct('ask-correction', { reason: 'blurred' }),
    'registrar',
    'cases.message_missing',
  ],
  ['a case of the neighbour village', anAct('withdraw'), 'neighbour', 'cases.not_found'],
] as const)('%s is refused', async (_, command, who, code) => {
  expect(await refused(await filed(), command, who)).toBe(code)
})

test('a number and a paper are asked for before a product moves', async () => {
  const id = await filed()
  await done(id, anAct('verify'))
  const product = 'birth-certificate'
  expect(await refused(id, anAct('register', { product }))).toBe('cases.number_missing')
  await done(id, anAct('register', { product, number: '1' }))
  expect(await refused(id, anAct('deliver', { product }))).toBe('cases.paper_missing')
  expect(await refused(id, anAct('deliver', { product, paper: newCommandId() }))).toBe('cases.paper_unknown')
})

test('while the applicant mends, both clocks stand still; the answers are changed and read again', async () => {
  const id = await filed()
  await done(id, anAct('ask-correction', { reason: 'data-wrong', message: 'Nama ibu keliru.' }))
  expect(await refused(id, anAct('correct', { form: { 'mother-nik': '1' } }), 'clerk')).toBe(
    'cases.form_invalid',
  )

  app.clock.now = new Date('2026-03-02T04:00:00Z')
  const mended = await done(
    id,
    { ...anAct('correct', { form: { 'mother-name': 'Siti Aminah Putri' } }), occurredAt: now() },
    'clerk',
  )
  // Two working hours later: 15.00 today becomes 10.00 tomorrow. The promise as given stays in the record.
  expect(mended.products['birth-certificate'].due).toBe('2026-03-03T03:00:00.000Z')
  const { body } = await app.get(`/cases/${id}`, 'clerk')
  expect(body).toMatchObject({
    round: 2,
    state: 'submitted',
    form: { 'mother-name': 'Siti Aminah Putri', 'reporter-name': 'Budi Santoso' },
    products: { 'birth-certificate': { promiseDue: '2026-03-02T08:00:00.000Z', pausedMinutes: 120 } },
  })
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('an officer who claims an earlier hour keeps no promise by it', async () => {
  const id = await filed()
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  await done(id, anAct('verify'))
  await done(id, anAct('register', { product: 'family-card', number: '1' }))
  const paper = await paperOf(id, 'family-card')
  await done(id, anAct('deliver', { product: 'family-card', paper }))
  const { body } = await app.get(`/cases/${id}`, 'registrar')
  expect(body.products['family-card'].deliveredAt).toBe('2026-03-04T02:00:00.000Z')
  const events = app.admin
    .selectFrom('event')
    .select('facts')
    .where('subject_id', '=', id)
    .where('type', '=', 'cases.moved')
  expect((await events.execute()).at(-1)?.facts).toMatchObject({ withinPromise: false })
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('an agency`s paper comes out as it went in, and its words are sealed in the record', async () => {
  const id = await filed()
  const fileId = await paperOf(id, 'birth-certificate')
  const got = await app.http.app.inject({
    url: `/api/r/3505/cases/${id}/files/${fileId}`,
    headers: { 'x-actor': 'registrar' },
  })
  expect(got.rawPayload.equals(PDF)).toBe(true)
  expect(got.headers['content-type']).toBe('application/pdf')
  await done(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram, Bu Rahasia' }))
  const { rows } = {
    rows: await app.admin.selectFrom('case_entry').selectAll().where('case_id', '=', id).execute(),
  }
  expect(Buffer.concat(rows.flatMap((row) => row.message ?? [])).toString('latin1')).not.toContain('Rahasia')
})

async function filed(): Promise<string> {
  const command = aRequest()
  expect((await app.post('/cases', command, 'clerk')).status).toBe(200)
  return command.commandId
}

type Who = 'registrar' | 'clerk' | 'neighbour'

async function done(id: string, command: object, who: Who = 'registrar') {
  const { status, body } = await app.post(`/cases/${id}/act`, command, who)
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  return body
}

async function refused(id: string, command: object, who: Who = 'registrar'): Promise<string | undefined> {
  return (await app.post(`/cases/${id}/act`, command, who)).body.code
}

async function paperOf(id: string, product: string, pdf = PDF): Promise<string> {
  const commandId = newCommandId()
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const response = await app.http.app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${id}/files?${new URLSearchParams({ commandId, product, sha256 })}`,
    headers: { 'x-actor': 'registrar', 'content-type': 'application/pdf' },
    payload: pdf,
  })
  expect(response.json()).toEqual({
    fileId: commandId,
    sha256,
    mediaType: 'application/pdf',
    bytes: pdf.length,
  })
  return commandId
}

function now(): string {
  return app.clock.now.toISOString()
}
