import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function filedAndRead() {
  const command = aRequest()
  await app.post('/cases', command, 'clerk')
  for (const query of ['', '', '?reveal=true'])
    await app.get(`/cases/${command.commandId}${query}`, 'registrar')
  return command
}

test('whoever works on a request sees who has read it: a person and an hour are one line', async () => {
  const { commandId } = await filedAndRead()
  const { status, body } = await app.get(`/cases/${commandId}/reads`, 'clerk')
  expect(status).toBe(200)
  expect(body).toEqual([{ at: expect.any(String), office: 'dispendukcapil', isRevealed: true, name: null }])
})

test('the person sees which office has read it, and no officer by name', async () => {
  const { trackingCode, pin } = await filedAndRead()
  const { body: opened } = await app.post('/track', { trackingCode, pin })
  const { body } = await app.get(`/track/${trackingCode}/reads?key=${encodeURIComponent(opened.key)}`)
  expect(body).toEqual([
    { at: expect.any(String), office: expect.stringContaining('Dinas'), isRevealed: true },
  ])
})

test('a neighbour is not told, and neither is a stranger', async () => {
  const { commandId, trackingCode } = await filedAndRead()
  expect((await app.get(`/cases/${commandId}/reads`, 'neighbour')).status).toBe(404)
  expect((await app.get(`/track/${trackingCode}/reads?key=made-up`)).status).toBe(401)
})
