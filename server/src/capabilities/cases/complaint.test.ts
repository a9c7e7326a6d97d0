import { type Answers, newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { lapseCases } from '../../app.ts'
import { openServices } from '../../kernel/installed-services.ts'
import { recipientOf } from './recipient.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const DAY = 86_400_000

const REPORT: Answers = {
  ...{ kind: 'complaint', category: 'roads', title: 'Lubang di jalan', story: 'Lubang besar.' },
  ...{ village: '35.05.01.2001', public: 'yes', identity: 'open' },
  ...{ name: 'Siti Rahayu', phone: '081234567801', email: 'siti@contoh.test' },
}

/** A complaint as somebody files it on the web, without an account. */
function aComplaint(changes: Answers = {}) {
  return {
    commandId: newCommandId(),
    service: 'aduan',
    serviceVersion: 1,
    trackingCode: newTrackingCode('3505'),
    pin: newPin(),
    form: { ...REPORT, ...changes },
  }
}

async function filed(changes: Answers = {}) {
  app.clock.now = new Date(NINE)
  const complaint = aComplaint(changes)
  const { status, body } = await app.post('/apply', complaint)
  expect({ status, body }).toMatchObject({ status: 200 })
  return complaint
}

async function keyOf({ trackingCode, pin }: { trackingCode: string; pin: string }): Promise<string> {
  return (await app.post('/track', { trackingCode, pin })).body.key
}

type Complaint = Awaited<ReturnType<typeof filed>>

async function applicantActs(complaint: Complaint, action: string, more: object = {}) {
  const key = await keyOf(complaint)
  return app.post(`/track/${complaint.trackingCode}/act`, { ...anAct(action, more), key })
}

async function followed(complaint: Complaint) {
  const key = await keyOf(complaint)
  return (await app.get(`/track/${complaint.trackingCode}?key=${encodeURIComponent(key)}`)).body
}

type Who = 'complaints' | 'roadWorks' | 'inspector' | 'clerk' | 'registrar' | 'neighbour'

const acted = (id: string, action: string, more: object, as: Who) =>
  app.post(`/cases/${id}/act`, anAct(action, more), as)

async function done(id: string, action: string, more: object, as: Who): Promise<void> {
  const { status, body } = await acted(id, action, more, as)
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
}

/** Handed on to the road works and said to be done by them. */
async function finished(): Promise<Complaint> {
  const complaint = await filed()
  await done(complaint.commandId, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  await done(complaint.commandId, 'finish', { message: 'Ditambal.' }, 'roadWorks')
  return complaint
}

const later = (days: number) => {
  app.clock.now = new Date(Date.parse(NINE) + days * DAY)
}
const lapsed = () => lapseCases({ ...app.house, reader: app.reader })

test('anybody files a complaint without an account, once, and the web is recorded as the way it came', async () => {
  app.clock.now = new Date(NINE)
  const complaint = aComplaint()
  const [first, second] = [await app.post('/apply', complaint), await app.post('/apply', complaint)]
  expect(first).toMatchObject({ status: 200, body: { state: 'new', trackingCode: complaint.trackingCode } })
  expect(second.body).toEqual(first.body)
  const other = { ...complaint, form: { ...REPORT, title: 'Lain' } }
  expect((await app.post('/apply', other)).status).toBe(409)
  const row = await app.admin
    .selectFrom('case')
    .select(['channel', 'office_code', 'handler_code', 'watcher_code', 'area_code'])
    .where('id', '=', complaint.commandId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    ...{ channel: 'web', office_code: 'diskominfo', handler_code: 'diskominfo', watcher_code: 'diskominfo' },
    area_code: '35.05.01.2001',
  })
  const event = await app.admin
    .selectFrom('event')
    .select('facts')
    .where('subject_id', '=', complaint.commandId)
    .executeTakeFirstOrThrow()
  expect(event.facts).toMatchObject({ channel: 'web', kind: 'complaint', category: 'roads' })
  expect(JSON.stringify(event.facts)).not.toMatch(/Siti|0812|Lubang/)
})

test('a service that people do not file themselves, a faulty form and another region are refused', async () => {
  const birth = { ...aComplaint(), service: 'pak-saidi', serviceVersion: 4 }
  expect((await app.post('/apply', birth)).body.code).toBe('cases.not_taken_in_here')
  const unnamed = await app.post('/apply', aComplaint({ title: '', name: '' }))
  expect(unnamed).toMatchObject({ status: 400, body: { code: 'cases.form_invalid' } })
  expect(unnamed.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/form/title',
    '#/form/name',
  ])
  const elsewhere = { ...aComplaint(), trackingCode: newTrackingCode('3325') }
  expect((await app.post('/apply', elsewhere)).body.code).toBe('cases.wrong_region')
  expect((await app.post('/apply', { ...aComplaint(), service: 'tidak-ada' })).body.code).toBe(
    'cases.unknown_service',
  )
})

test('without a name nothing is asked about the person, and nothing that was sent is kept', async () => {
  const complaint = await filed({ identity: 'anonymous' })
  const { body } = await app.get(`/cases/${complaint.commandId}?reveal=true`, 'complaints')
  expect(Object.keys(body.form)).not.toEqual(expect.arrayContaining(['name']))
  expect(JSON.stringify(body.form)).not.toMatch(/Siti|0812|contoh\.test/)
  expect(body.flags).toEqual(['anonymous'])
  expect(await followed(complaint)).toMatchObject({ messageLanguage: null, state: { key: 'new' } })
})

test('a secret name is seen by the agency that checks it and by no other, revealed or not', async () => {
  const { commandId: id } = await filed({ identity: 'secret' })
  const seenBy = async (as: Who) => (await app.get(`/cases/${id}?reveal=true`, as)).body
  expect((await seenBy('complaints')).form).toMatchObject({ name: 'Siti Rahayu', phone: '081234567801' })
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const { form } = await seenBy('roadWorks')
  expect(form).toMatchObject({ story: 'Lubang besar.', identity: 'secret' })
  expect(JSON.stringify(form)).not.toMatch(/Siti|0812|contoh\.test/)
  expect((await seenBy('complaints')).form).toMatchObject({ name: 'Siti Rahayu' })
})

test('a report about an official goes to the inspectorate and is seen by nobody in the area', async () => {
  const { commandId: id } = await filed({ category: 'official' })
  expect((await app.get(`/cases/${id}`, 'inspector')).body).toMatchObject({
    ...{ handler: 'inspektorat', area: '35.05' },
    ...{ flags: ['official'] },
  })
  for (const stranger of ['complaints', 'roadWorks', 'clerk'] as const)
    expect((await app.get(`/cases/${id}`, stranger)).status).toBe(404)
})

test('whoever hands it on keeps it in sight, works on it no more, and may give it to another agency', async () => {
  const { commandId: id, trackingCode } = await filed()
  expect((await app.get(`/cases/${id}`, 'complaints')).body.proposedHandler).toBe('dinas-pupr')
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const seen = (await app.get(`/cases/${id}`, 'complaints')).body
  expect(seen.actions.map(({ action }: { action: string }) => action)).toEqual(['reassign'])
  expect((await acted(id, 'plan', { message: 'Kami.' }, 'complaints')).body.code).toBe(
    'cases.not_your_action',
  )
  expect(
    (await app.post(`/cases/${id}/assign`, { commandId: newCommandId(), to: null }, 'complaints')).status,
  ).not.toBe(200)
  const idsIn = async (box: string, as: Who, q = '') =>
    (await app.get(`/cases?box=${box}&q=${encodeURIComponent(q)}`, as)).body.items.map(
      (item: { id: string }) => item.id,
    )
  expect(await idsIn('elsewhere', 'complaints')).toContain(id)
  expect(await idsIn('work', 'complaints')).not.toContain(id)
  expect(await idsIn('all', 'complaints', trackingCode)).toEqual([id])
  expect(await idsIn('work', 'roadWorks')).toContain(id)
  expect((await app.get('/cases/counts', 'complaints')).body.elsewhere).toBeGreaterThan(0)

  expect((await acted(id, 'not-ours', { message: 'Bukan kami.' }, 'roadWorks')).body.code).toBe(
    'cases.handler_missing',
  )
  const before = (await app.get(`/cases/${id}`, 'roadWorks')).body.products.completion
  app.clock.now = new Date(Date.parse(NINE) + DAY)
  await done(id, 'reassign', { handler: 'inspektorat', message: 'Salah alamat.' }, 'complaints')
  expect((await app.get(`/cases/${id}`, 'roadWorks')).status).toBe(404)
  const after = (await app.get(`/cases/${id}`, 'inspector')).body.products.completion
  expect(after.promiseDue).toBe(before.promiseDue)
  expect(after.agencyDue > before.agencyDue).toBe(true)
})

test('other clocks hold for a report about an official and for a question', async () => {
  const dueOf = async (changes: Answers, as: Who) => {
    const { commandId } = await filed(changes)
    return (await app.get(`/cases/${commandId}`, as)).body.products
  }
  const [usual, official, question] = [
    await dueOf({}, 'complaints'),
    await dueOf({ category: 'official' }, 'inspector'),
    await dueOf({ kind: 'information' }, 'complaints'),
  ]
  expect(question.completion.promiseDue < usual.completion.promiseDue).toBe(true)
  expect(official.completion.promiseDue > usual.completion.promiseDue).toBe(true)
  expect(Object.keys(question).sort()).toEqual(['completion', 'verification'])
})

test('the person says that it is not done: it is due anew, and the promise as given stands beside it', async () => {
  const complaint = await finished()
  const first = await followed(complaint)
  expect(first).toMatchObject({ state: { key: 'done' }, leaves: { label: { id: 'Ditutup' } } })
  expect((await applicantActs(complaint, 'reopen')).body.code).toBe('cases.message_missing')
  expect((await acted(complaint.commandId, 'reopen', { message: 'x' }, 'roadWorks')).status).toBe(403)
  later(1)
  const command = anAct('reopen', { message: 'Masih berlubang.', key: await keyOf(complaint) })
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/track/${complaint.trackingCode}/act`, command)).toMatchObject({
      status: 200,
      body: { state: 'reopened', products: { completion: { state: 'again' } } },
    })
  const again = await followed(complaint)
  const completion = (view: typeof again) =>
    view.products.find(({ key }: { key: string }) => key === 'completion')
  expect(completion(again)).toMatchObject({ deliveredAt: null })
  expect(completion(again).promiseDue).toBe(completion(first).promiseDue)
  expect(completion(again).due > completion(first).due).toBe(true)
  expect(again.leaves).toBeNull()
  await done(complaint.commandId, 'finish', { message: 'Sekarang sudah.' }, 'roadWorks')
  expect((await applicantActs(complaint, 'confirm')).body.state).toBe('confirmed')
})

test('ten working days without an answer close it once, by itself, and then it is too late to open it again', async () => {
  const complaint = await finished()
  later(13)
  expect(await lapsed()).toBe(0)
  later(30)
  expect((await followed(complaint)).actions).toEqual([])
  expect((await applicantActs(complaint, 'reopen', { message: 'Belum!' })).body.code).toBe('cases.time_over')
  const both = await Promise.all([lapsed(), lapsed()])
  expect(both.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await lapsed()).toBe(0)
  const view = await followed(complaint)
  expect(view).toMatchObject({ state: { key: 'closed' }, leaves: null, actions: [] })
  expect(view.timeline.at(-1)).toMatchObject({ label: { id: 'Ditutup' } })
  expect((await applicantActs(complaint, 'reopen', { message: 'Belum!' })).body.code).toBe(
    'cases.not_in_this_state',
  )
  const told = await app.admin
    .selectFrom('event')
    .select('facts')
    .where('subject_id', '=', complaint.commandId)
    .where('type', '=', 'cases.moved')
    .execute()
  const closed = told.filter(({ facts }) => facts.action === 'by-itself' && facts.to === 'closed')
  expect(closed).toHaveLength(1)
})

test('its photographs follow under the ids that the form names, and no other file does', async () => {
  const photo = newCommandId()
  const complaint = await filed({ photos: [photo] })
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256').update(png).digest('hex')
  const key = await keyOf(complaint)
  const send = (commandId: string) =>
    app.inject({
      method: 'POST',
      url: `/api/r/3505/track/${complaint.trackingCode}/files?${new URLSearchParams({ commandId, sha256, key, field: 'photos' })}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: png,
    })
  expect((await send(photo)).statusCode).toBe(200)
  expect((await send(newCommandId())).json().code).toBe('cases.form_not_open')
  const { body } = await app.get(`/cases/${complaint.commandId}`, 'complaints')
  expect(body.files).toMatchObject([{ fileId: photo, field: 'photos' }])
})

test('it is found by its number in SP4N-LAPOR!, however that is written, and no longer once it is erased', async () => {
  const { commandId: id } = await filed({ 'lapor-number': '812 34.99' })
  const found = async () =>
    (await app.get('/cases?box=all&q=8123499', 'complaints')).body.items.map(
      (item: { id: string }) => item.id,
    )
  expect(await found()).toEqual([id])
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: NINE }
  expect((await app.post(`/cases/${id}/erase`, erase, 'complaints')).status).toBe(200)
  expect(await found()).toEqual([])
})

test('whoever filed it without anybody is told of it by no office by word of mouth', async () => {
  const services = openServices(app.house.appUrl)
  const officeOf = async (id: string) =>
    (await recipientOf(app.reader, { vault: app.vault, services }, '3505', id))?.officeCode
  const { commandId: own } = await filed({ phone: '', email: '' })
  expect(await officeOf(own)).toBeNull()
  const helped = { ...aComplaint(), channel: 'counter', occurredAt: NINE }
  expect((await app.post('/cases', helped, 'clerk')).status).toBe(200)
  expect(await officeOf(helped.commandId)).toBe('35.05.01.2001')
  await services.close()
})

test('what is secret now was not told before either: former answers hide it from the agency too', async () => {
  const complaint = await filed()
  const { commandId: id } = complaint
  await done(id, 'ask-more', { message: 'Sejak kapan?' }, 'complaints')
  const changed = await applicantActs(complaint, 'reply', { form: { identity: 'secret' } })
  expect(changed.status).toBe(200)
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const former = async (as: Who) => (await app.get(`/cases/${id}/former`, as)).body
  expect(JSON.stringify(await former('complaints'))).toContain('Siti')
  const seen = await former('roadWorks')
  expect(seen).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toMatch(/Siti|0812|contoh\.test/)
})
