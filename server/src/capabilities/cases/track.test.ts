import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('whoever holds the receipt follows the request without an account, and reads no number in full', async () => {
  const request = await filed()
  const view = await followed(request)
  expect(view).toMatchObject({
    subject: 'Sekar Ayu Lestari',
    office: 'Desa Jaten',
    summary: { id: 'Permintaan sudah diterima dan menunggu diperiksa Dinas. Tidak perlu datang dulu.' },
  })
  expect(JSON.stringify(view)).not.toContain('3505011203900001')
  await app.post(`/cases/${request.commandId}/act`, anAct('verify'), 'registrar')
  await app.post(
    `/cases/${request.commandId}/act`,
    anAct('wait-for-blank', { product: 'child-card' }),
    'registrar',
  )
  expect((await followed(request)).summary.id).toBe(
    'Akta dan KK menunggu diperiksa. KIA menunggu blangko. Tidak perlu datang dulu.',
  )
})

test('an unknown code and a wrong PIN hear the same', async () => {
  const request = await filed()
  const wrong = await app.post('/track', { trackingCode: request.trackingCode, pin: otherThan(request.pin) })
  const unknown = await app.post('/track', { trackingCode: '3505-AAAAA-AAAAA', pin: request.pin })
  expect(wrong).toEqual(unknown)
  expect(wrong).toMatchObject({ status: 404, body: { code: 'cases.track_unknown' } })
})

test('forty guesses at once are forty tries; a quarter of an hour later the family comes in again', async () => {
  const request = await filed()
  const guess = { trackingCode: request.trackingCode, pin: otherThan(request.pin) }
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.post('/track', guess)))
  const unknown = await app.post('/track', { trackingCode: '3505-AAAAA-AAAAA', pin: request.pin })
  expect(answers).toEqual(Array(40).fill(unknown))
  const right = { trackingCode: request.trackingCode, pin: request.pin }
  expect(await app.post('/track', right)).toEqual(unknown)
  app.clock.now = new Date(app.clock.now.getTime() + 16 * 60_000)
  expect(await app.post('/track', right)).toMatchObject({ status: 200 })
})

test('an erased request hears like one that never was, with the right PIN too', async () => {
  const request = await filed()
  const erase = {
    commandId: newCommandId(),
    reason: 'person-asks',
    occurredAt: app.clock.now.toISOString(),
  }
  expect((await app.post(`/cases/${request.commandId}/erase`, erase, 'registrar')).status).toBe(200)
  const unknown = await app.post('/track', { trackingCode: '3505-AAAAA-AAAAA', pin: request.pin })
  const erased = await app.post('/track', { trackingCode: request.trackingCode, pin: request.pin })
  expect(erased).toEqual(unknown)
})

test('a key opens its own request and no other, and not for long', async () => {
  const [mine, theirs] = [await filed(), await filed()]
  const { body } = await app.post('/track', { trackingCode: mine.trackingCode, pin: mine.pin })
  const elsewhere = `/track/${theirs.trackingCode}?key=${encodeURIComponent(body.key)}`
  expect(await app.get(elsewhere)).toMatchObject({ status: 401, body: { code: 'cases.track_expired' } })
  const again = `/track/${mine.trackingCode}?key=${encodeURIComponent(body.key)}`
  expect(await app.get(again)).toMatchObject({ status: 200 })
  expect(await app.get(`${again}x`)).toMatchObject({ status: 401 })
  app.clock.now = new Date(app.clock.now.getTime() + 31 * 60_000)
  expect(await app.get(again)).toMatchObject({ status: 401 })
})

async function filed() {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  return request
}

async function followed({ trackingCode, pin }: { trackingCode: string; pin: string }) {
  const { body } = await app.post('/track', {
    trackingCode: trackingCode.toLowerCase().replaceAll('-', ' '),
    pin,
  })
  return (await app.get(`/track/${trackingCode}?key=${encodeURIComponent(body.key)}`)).body
}

function otherThan(pin: string): string {
  return pin === '000000' ? '000001' : '000000'
}
