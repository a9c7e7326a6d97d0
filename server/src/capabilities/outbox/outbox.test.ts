import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ANSWERS, anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { openJobs } from '../../app.ts'
import { workOnce } from '../../kernel/jobs.ts'
import { loadCalendar } from '../calendar/index.ts'
import { httpSender } from '../identity/index.ts'
import { loadOffices } from '../regions/index.ts'

const PHONE = String(ANSWERS['reporter-phone']).replace(/^0/, '+62')

let app: TestApp
const { acted, delivered, filed, followed, worked } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  await followed()
})
beforeEach(() => {
  app.sent.length = 0
})
afterAll(() => app.stop())

test('the family hears what it waits for, in words of the definition, and nothing else', async () => {
  const { commandId: id, trackingCode: code } = await filed()
  await acted(id, anAct('verify'))
  await acted(id, anAct('wait-for-blank', { product: 'child-card' }))
  await acted(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }))
  await delivered()
  const link = 'https://guyub.test/lacak'
  expect(app.sent.map(({ text }) => text)).toEqual([
    `Permintaan ${code} sudah diterima. Ikuti di ${link}`,
    `KIA menunggu blangko. Tidak perlu datang dulu (permintaan ${code}).`,
    `Permintaan ${code} perlu diperbaiki. Baca pesan petugas di ${link} atau datang ke kantor desa.`,
  ])
  expect(new Set(app.sent.map(({ phone }) => phone))).toEqual(new Set([PHONE]))
})

test('a correction is told to have come, not that the request was received once more', async () => {
  const { commandId: id, trackingCode: code } = await filed()
  await acted(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }))
  await acted(id, anAct('correct'), 'clerk')
  await delivered()
  expect(app.sent.at(-1)?.text).toBe(
    `Perbaikan permintaan ${code} sudah diterima dan diperiksa lagi. Ikuti di https://guyub.test/lacak`,
  )
})

test('messages are written in the language that was chosen at intake, and from then on in that of the page', async () => {
  const { commandId: id, trackingCode, pin } = await filed({ 'reporter-language': 'en' })
  await acted(id, anAct('verify'))
  await acted(id, anAct('wait-for-blank', { product: 'child-card' }))
  await delivered()
  expect(app.sent.map(({ text }) => text)).toEqual([
    `Request ${trackingCode} was received. Follow it at https://guyub.test/lacak`,
    `The child's card waits for a blank card. There is no need to come yet (request ${trackingCode}).`,
  ])

  const { body } = await app.post('/track', { trackingCode, pin })
  const path = `/track/${trackingCode}/language`
  const chosen = { commandId: newCommandId(), key: body.key, language: 'id' }
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, chosen)).toMatchObject({ status: 200, body: { language: 'id' } })
  const view = await app.get(`/track/${trackingCode}?key=${body.key}`)
  expect(view.body.messageLanguage).toBe('id')
  await acted(id, anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' }))
  await delivered()
  expect(app.sent.at(-1)?.text).toContain('ditolak')
})

test('nobody chooses the language of a request without its key, or of one that was erased', async () => {
  const { commandId: id, trackingCode, pin } = await filed()
  const path = `/track/${trackingCode}/language`
  const chosen = { commandId: newCommandId(), key: 'x', language: 'en' }
  expect(await app.post(path, chosen)).toMatchObject({ body: { code: 'cases.track_expired' } })
  const { body } = await app.post('/track', { trackingCode, pin })
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  expect(await app.post(path, { ...chosen, key: body.key })).toMatchObject({ body: { code: 'cases.erased' } })
  const { body: other } = await app.post(path, { ...chosen, key: body.key, language: 'fr' })
  expect(other.code).toBe('request.invalid')
})

test('whoever gave no phone is told by the village, and by phone from when a correction brings one', async () => {
  const { commandId: id } = await filed({ 'reporter-phone': '' })
  await acted(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }))
  await delivered()
  expect(app.sent).toEqual([])
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { channel: 'print', state: 'waiting', recipient: null },
  ])
  const correction = anAct('correct', { form: { 'reporter-phone': String(ANSWERS['reporter-phone']) } })
  await acted(id, correction, 'clerk')
  await delivered()
  expect(app.sent).toHaveLength(1)
})

test('a refusal is told once, not once for every product that ends with it', async () => {
  const { commandId: id } = await filed()
  await acted(id, anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' }))
  await delivered()
  expect(app.sent.map(({ text }) => text.split(' ').slice(2, 4).join(' '))).toEqual([
    'sudah diterima.',
    'ditolak. Alasannya',
  ])
})

test('an event that is taken twice and a job that runs twice send one message', async () => {
  const { commandId: id } = await filed()
  await followed()
  const [event] = await app.admin.selectFrom('log').select('id').where('subject_id', '=', id).execute()
  await worked()
  const jobs = openJobs({ ...app.house, reader: app.reader })
  for (let again = 0; again < 2; again++)
    await jobs.tasks['write-message']?.({ region: '3505', event: event?.id ?? '' })
  await jobs.close()
  expect(app.sent).toHaveLength(1)
})

test('officers see that it was sent, about what and to which ending; phone and words lie under the key of the case', async () => {
  const { commandId: id } = await filed()
  await delivered()
  const { body } = await app.get(`/cases/${id}/messages`, 'registrar')
  expect(body).toEqual([
    {
      at: app.clock.now.toISOString(),
      about: { id: 'Menunggu diperiksa', en: 'Waiting to be checked' },
      product: null,
      channel: 'sms',
      recipient: `…${PHONE.slice(-3)}`,
      isHidden: false,
      state: 'sent',
      notBefore: null,
      sentAt: app.clock.now.toISOString(),
    },
  ])
  expect(await app.get(`/cases/${id}/messages`, 'neighbour')).toMatchObject({ status: 404 })
  const rows = await app.admin.selectFrom('message').selectAll().execute()
  const stored = Buffer.concat(
    rows.flatMap(({ recipient, words }) => [recipient ?? Buffer.alloc(0), words]),
  ).toString('latin1')
  expect(stored).not.toContain(PHONE)
  expect(stored).not.toContain('Permintaan')
})

test('nobody who was erased is written to, and no job or error names anybody', async () => {
  const { commandId: id } = await filed()
  await followed()
  const jobs = await sql<{
    text: string
  }>`select j::text as text from graphile_worker._private_jobs j`.execute(app.admin)
  expect(jobs.rows.length).toBe(1)
  for (const secret of [PHONE.slice(3), ANSWERS['child-name'], id])
    expect(jobs.rows.map(({ text }) => text).join()).not.toContain(String(secret))
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  await delivered()
  expect(app.sent).toEqual([])
})

test('once the person is erased, of what was sent stays that it was sent, and no ending of a number', async () => {
  const { commandId: id } = await filed()
  await delivered()
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: app.clock.now.toISOString() }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { state: 'sent', recipient: null },
  ])
})

test('a gateway that fails is tried again later; the job keeps no more of it than its number', async () => {
  const { commandId: id } = await filed()
  const gateway = await fakeGateway([503])
  await delivered({ sender: httpSender({ url: gateway.url, token: 'secret' }) })
  const waiting = await sql<{ last_error: string; later: boolean }>`
    select last_error, run_at > now() as later from graphile_worker._private_jobs`.execute(app.admin)
  expect(waiting.rows).toEqual([{ last_error: 'not delivered: answered 503', later: true }])
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { state: 'waiting', sentAt: null },
  ])

  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(app.admin)
  await delivered({ sender: httpSender({ url: gateway.url, token: 'secret' }) })
  expect(gateway.heard).toHaveLength(2)
  expect(gateway.heard[1]).toEqual(gateway.heard[0])
  expect(gateway.heard[0]).toMatchObject({
    authorization: 'Bearer secret',
    body: { to: PHONE, id: expect.any(String), text: expect.stringContaining('sudah diterima') },
  })
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([{ state: 'sent' }])
  gateway.close()
})

test('without a gateway a message is kept and not sent', async () => {
  const { commandId: id } = await filed()
  await followed()
  const jobs = openJobs({ ...withoutSender(), reader: app.reader })
  await workOnce(app.readerUrl, jobs.tasks)
  await jobs.close()
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { state: 'kept', sentAt: null },
  ])
  expect(app.sent).toEqual([])
})

test('a rehearsal writes messages and reaches no phone', async () => {
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadCalendar(region)
  const stage = { ...app.actors.clerk, regionCode: '3505L' }
  Object.assign(app.actors.elsewhere, stage)
  const request = aRequest({}, '3505L')
  expect((await app.post('/api/r/3505L/cases', request, 'elsewhere')).status).toBe(200)
  await delivered()
  const { body } = await app.get(`/api/r/3505L/cases/${request.commandId}/messages`, 'elsewhere')
  expect(body).toMatchObject([{ state: 'practice', sentAt: null }])
  expect(app.sent).toEqual([])
  const code = { trackingCode: request.trackingCode, phone: PHONE }
  expect(await app.post('/api/r/3505L/track/code', code)).toMatchObject({
    status: 409,
    body: { code: 'cases.codes_unavailable' },
  })
})

test('a sender begins where the log ends: what happened before is told to nobody', async () => {
  await filed()
  await app.admin.deleteFrom('sender_cursor').execute()
  // Written, and not yet numbered.
  await followed()
  await worked()
  expect(app.sent).toEqual([])
  await filed()
  await delivered()
  expect(app.sent).toHaveLength(1)
})

test('HTTP can neither start a job nor see one', async () => {
  const { db } = app.ctx.region
  await expect(sql`select from graphile_worker.add_job('x')`.execute(db)).rejects.toThrow('permission denied')
  await expect(sql`select from graphile_worker._private_jobs`.execute(db)).rejects.toThrow(
    'permission denied',
  )
})

function withoutSender() {
  const { sender: _, ...house } = app.house
  return house
}

/** Answers with these statuses, then with 202. */
async function fakeGateway(statuses: number[]) {
  const heard: object[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { authorization } = request.headers
    heard.push({ authorization, body: JSON.parse(Buffer.concat(chunks).toString()) })
    response.writeHead(statuses.shift() ?? 202).end(`no SMS to ${PHONE}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { heard, url: `http://127.0.0.1:${port}/send`, close: () => server.close() }
}
