import { newCommandId } from '@guyub/contract/command'
import { slipText, slipToken } from '@guyub/contract/devices'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { letterOf } from './letter.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('devices of an office get letters of their own, once each', async () => {
  const first = await registered()
  const second = await registered()
  expect([first.letter, second.letter]).toEqual(['A', 'B'])
  const again = await app.post('/devices', first.command, 'clerk')
  expect(again.body).toEqual({ deviceId: first.deviceId, letter: 'A' })
  expect((await registered('neighbour')).letter).toBe('A')
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', undefined])
})

test('a slip of a device is provisional, and says when its request arrived', async () => {
  const { deviceId, letter, privateKey } = await registered()
  const request = aRequest()
  const claims = {
    r: '3505',
    d: deviceId,
    c: request.trackingCode,
    s: `${letter}-7`,
    // Half past one at night, there.
    t: '2026-03-01T18:30:00.000Z',
  }
  const token = await signed(claims, privateKey)
  const provisional = {
    verdict: 'provisional',
    signature: 'device',
    reference: request.trackingCode,
    number: `${letter}-7`,
    office: 'Desa Jaten',
    issuedOn: '2026-03-02',
  }
  expect(await checked(token)).toMatchObject({ ...provisional, receivedAt: null })
  await app.post('/cases', { ...request, slip: `${letter}-7` }, 'clerk')
  expect(await checked(token)).toMatchObject({ ...provisional, receivedAt: '2026-03-02T02:00:00.000Z' })

  const altered = await signed({ ...claims, c: '3505-AAAAA-AAAAA' }, (await keyPair()).privateKey)
  expect(await checked(altered)).toMatchObject({ verdict: 'forged' })
  expect(await checked(await signed({ ...claims, s: 'Q-7' }, privateKey))).toMatchObject({
    verdict: 'forged',
  })
  expect(await checked('P.rubbish')).toMatchObject({ verdict: 'forged' })
  expect((await app.post(`/devices/${deviceId}/revoke`, aRevocation(), 'clerk')).status).toBe(200)
  // Taken out of use since: what had arrived counts, what never arrived does not.
  expect(await checked(token)).toMatchObject({ verdict: 'provisional' })
  const lost = await signed({ ...claims, c: '3505-AAAAA-AAAAA' }, privateKey)
  expect(await checked(lost)).toMatchObject({
    verdict: 'revoked',
    signature: 'device',
    revokedOn: '2026-03-02',
    receivedAt: null,
  })
})

test('a key that is no point of the curve is refused, and a slip of one kept before breaks nothing', async () => {
  const publicKey = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }
  expect(await app.post('/devices', { commandId: newCommandId(), publicKey }, 'clerk')).toMatchObject({
    status: 400,
    body: { code: 'devices.bad_key' },
  })
  const { deviceId, letter, privateKey } = await registered()
  await app.admin
    .updateTable('device')
    .set({ public_key: JSON.stringify(publicKey) })
    .where('id', '=', deviceId)
    .execute()
  const claims = {
    r: '3505',
    d: deviceId,
    c: '3505-AAAAA-AAAAA',
    s: `${letter}-1`,
    // Half past one at night, there.
    t: '2026-03-01T18:30:00.000Z',
  }
  expect(await checked(await signed(claims, privateKey))).toMatchObject({ verdict: 'forged' })
})

function aRevocation() {
  return { commandId: newCommandId(), reason: 'Laptop hilang di jalan' }
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' }

async function keyPair() {
  return crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
}

async function registered(who: 'clerk' | 'neighbour' = 'clerk') {
  const { privateKey, publicKey } = await keyPair()
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const command = { commandId: newCommandId(), publicKey: { kty, crv, x, y } }
  const { status, body } = await app.post('/devices', command, who)
  expect(status).toBe(200)
  return { command, privateKey, deviceId: String(body.deviceId), letter: String(body.letter) }
}

async function signed(claims: Parameters<typeof slipText>[0], key: CryptoKey): Promise<string> {
  const text = slipText(claims)
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    new TextEncoder().encode(text),
  )
  return slipToken(text, new Uint8Array(signature))
}

async function checked(token: string) {
  return (await app.post('/documents/check', { token })).body
}
