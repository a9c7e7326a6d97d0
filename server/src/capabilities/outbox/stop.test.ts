import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'

let app: TestApp
const { delivered, filed, followed, standing } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  await followed()
})
afterAll(() => app.stop())

test('whoever follows a request ends its messages and begins them again; so does a word from the telephone', async () => {
  const { commandId: id, trackingCode, pin } = await filed({ 'reporter-phone': '081399887766' })
  const { body: opened } = await app.post('/track', { trackingCode, pin })
  const path = `/track/${trackingCode}/messages`
  const ask = async () => (await app.get(`${path}?key=${opened.key}`)).body
  expect(await ask()).toEqual({ isStopped: false, pushKey: null })
  const command = { commandId: newCommandId(), key: opened.key, stop: true }
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, command)).toMatchObject({ status: 200, body: { isStopped: true } })
  expect(await ask()).toMatchObject({ isStopped: true })
  await delivered()
  expect(await standing(id)).toMatchObject([{ state: 'stopped' }])
  expect(app.sent).toEqual([])

  const heard = (text: string, secret = 'of the gateway') =>
    app.post('/messages/heard', { secret, from: '62 813-9988-7766', text })
  expect((await heard('mulai')).body.code).toBe('messages.wrong_secret')
  expect((await app.post(path, { ...command, key: 'x' })).body.code).toBe('cases.track_expired')
})

test('a gateway that proves itself says what a telephone answered', async () => {
  const own = await startTestApp({ messaging: { gatewaySecret: 'of the gateway' } })
  const heard = (text: string, secret = 'of the gateway') =>
    own.post('/messages/heard', { secret, from: '62 813-9988-7766', text })
  expect((await heard('stop', 'another')).body.code).toBe('messages.wrong_secret')
  expect((await heard('Berhenti, terima kasih')).body).toEqual({ understood: 'stop' })
  const { trackingCode, pin, ...request } = aRequest({ 'reporter-phone': '081399887766' })
  await own.post('/cases', { ...request, trackingCode, pin }, 'clerk')
  const { body } = await own.post('/track', { trackingCode, pin })
  const ask = async () => (await own.get(`/track/${trackingCode}/messages?key=${body.key}`)).body.isStopped
  expect(await ask()).toBe(true)
  expect((await heard('MULAI')).body).toEqual({ understood: 'start' })
  expect((await heard('apa ini?')).body).toEqual({ understood: 'nothing' })
  expect(await ask()).toBe(false)
  await own.stop()
})
