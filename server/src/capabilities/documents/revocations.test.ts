import { createPublicKey, verify } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { splitRevocations } from '@guyub/contract/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function list(region = '3505') {
  const { status, body } = await app.get(`/api/r/${region}/documents/revocations`)
  expect(status).toBe(200)
  const split = splitRevocations(body.list)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: body.key }, format: 'jwk' })
  if (!split || !verify(null, Buffer.from(split.text), key, split.signature)) throw new Error('not signed')
  return split.list
}

test('the signed list has what was taken back, every device with its office, and nothing of people', async () => {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const receipt = { commandId: newCommandId(), pin: request.pin }
  expect((await app.post(`/cases/${request.commandId}/receipt`, receipt, 'clerk')).status).toBe(200)
  expect((await list()).documents).toEqual([])
  const revoke = { commandId: newCommandId(), reason: 'Salah cetak nama' }
  expect((await app.post(`/documents/${receipt.commandId}/revoke`, revoke, 'clerk')).status).toBe(200)
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const device = { commandId: newCommandId(), publicKey: { kty, crv, x, y } }
  const { deviceId } = (await app.post('/devices', device, 'clerk')).body
  const known = await list()
  expect(known).toMatchObject({ r: '3505', documents: [receipt.commandId], at: app.clock.now.toISOString() })
  expect(known.devices).toEqual([{ d: deviceId, letter: 'A', office: 'Desa Jaten', x, y, until: null }])
  expect(JSON.stringify(known)).not.toContain('Salah cetak')
  await app.post(
    `/devices/${deviceId}/revoke`,
    { commandId: newCommandId(), reason: 'Hilang di jalan' },
    'clerk',
  )
  expect((await list()).devices[0]?.until).toBe(app.clock.now.toISOString())
  // Another region has a list of its own.
  expect(await list('3325')).toMatchObject({ r: '3325', documents: [], devices: [] })
})
