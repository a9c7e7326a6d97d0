import type { Answers } from '@guyub/contract/cases'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ANSWERS, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const PHONE = String(ANSWERS['reporter-phone'])
const ACCEPTED = { status: 200, body: { accepted: true, goodForMinutes: 10 } }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
beforeEach(() => {
  app.sent.length = 0
})
afterAll(() => app.stop())

test('a code to the phone of the request opens it, once, however the number is written', async () => {
  const { trackingCode } = await filed()
  const code = await codeFor(trackingCode, PHONE.replace(/^0/, '+62 ').replace(/(\d{3})(\d{4})/, '$1-$2'))
  const { status, body } = await opened(trackingCode, code)
  expect(status).toBe(200)
  expect((await app.get(`/track/${trackingCode}?key=${body.key}`)).body.trackingCode).toBe(trackingCode)
  expect(await opened(trackingCode, code)).toMatchObject({
    status: 404,
    body: { code: 'cases.track_unknown' },
  })
})

test('whoever asks hears the same, and only the right phone is sent anything', async () => {
  const { trackingCode } = await filed()
  const answers = [
    await asked(trackingCode, '081299999999'),
    await asked('3505-22222-22222', PHONE),
    await asked('nonsense', PHONE),
    await asked(trackingCode, PHONE),
  ]
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(Array(4).fill(ACCEPTED))
  await expect.poll(() => app.sent.length).toBe(1)
  expect(app.sent[0]).toMatchObject({ region: '3505', phone: PHONE.replace(/^0/, '+62') })
})

test('the code comes in the language that was chosen at the counter', async () => {
  await codeFor((await filed()).trackingCode)
  expect(app.sent.at(-1)?.text).toContain('adalah kode Anda')
  await codeFor((await filed({ 'reporter-language': 'en' })).trackingCode)
  expect(app.sent.at(-1)?.text).toContain('is your code')
})

test('a code of one request opens no other, though the phone is the same', async () => {
  const [mine, other] = [await filed(), await filed()]
  const code = await codeFor(mine.trackingCode)
  expect((await opened(other.trackingCode, code)).status).toBe(404)
  expect((await opened(mine.trackingCode, code)).status).toBe(200)
})

test('five wrong guesses spend it', async () => {
  const { trackingCode } = await filed()
  const code = await codeFor(trackingCode)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let guess = 0; guess < 5; guess++) expect((await opened(trackingCode, wrong)).status).toBe(404)
  expect((await opened(trackingCode, code)).status).toBe(404)
})

test('it is good for ten minutes', async () => {
  const { trackingCode } = await filed()
  const code = await codeFor(trackingCode)
  const { now } = app.clock
  app.clock.now = new Date(now.getTime() + 10 * 60_000)
  expect((await opened(trackingCode, code)).status).toBe(404)
  app.clock.now = now
})

test('asked ten times at once, five are sent in an hour, and nobody can tell', async () => {
  const { trackingCode } = await filed()
  const answers = await Promise.all(Array.from({ length: 10 }, () => asked(trackingCode, PHONE)))
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(Array(10).fill(ACCEPTED))
  await expect.poll(() => app.sent.length).toBe(5)
  expect(await asked(trackingCode, PHONE)).toMatchObject(ACCEPTED)
  await new Promise((later) => setTimeout(later, 200))
  expect(app.sent).toHaveLength(5)
})

test('a PIN and a code together, or neither, are no request; after erasure no code is sent and none opens', async () => {
  const { trackingCode, pin, commandId } = await filed()
  for (const body of [{ trackingCode }, { trackingCode, pin, code: '123456' }])
    expect(await app.post('/track', body)).toMatchObject({ status: 400 })
  const code = await codeFor(trackingCode)
  const erase = {
    commandId: aRequest().commandId,
    reason: 'person-asks',
    occurredAt: app.clock.now.toISOString(),
  }
  expect((await app.post(`/cases/${commandId}/erase`, erase, 'registrar')).status).toBe(200)
  expect(await opened(trackingCode, code)).toMatchObject({ body: { code: 'cases.track_unknown' } })
  const codes = app.admin.selectFrom('one_time_code').select('id').where('purpose', 'like', `%${commandId}`)
  expect(await codes.execute()).toEqual([])
  expect(await asked(trackingCode, PHONE)).toMatchObject(ACCEPTED)
})

test('no officer reads a code: it stands in no table and in no answer', async () => {
  const { trackingCode, commandId } = await filed()
  const code = await codeFor(trackingCode)
  const rows = await app.admin.selectFrom('one_time_code').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(`"${code}"`)
  expect((await app.get(`/cases/${commandId}/messages`, 'registrar')).body).toEqual([])
})

async function filed(changes: Answers = {}) {
  const request = aRequest(changes)
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request
}

function asked(trackingCode: string, phone: string) {
  return app.post('/track/code', { trackingCode, phone })
}

function opened(trackingCode: string, code: string) {
  return app.post('/track', { trackingCode, code })
}

async function codeFor(trackingCode: string, phone = PHONE): Promise<string> {
  const before = app.sent.length
  await asked(trackingCode, phone)
  await expect.poll(() => app.sent.length).toBe(before + 1)
  return app.sent.at(-1)?.text.slice(0, 6) ?? ''
}
