import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

type Who = 'clerk' | 'colleague' | 'neighbour' | 'admin' | 'registrar'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('an office revokes its device, once, with a reason and a name; nobody else does', async () => {
  const { deviceId, letter } = await registered()
  const command = aRevocation()
  const path = `/devices/${deviceId}/revoke`
  expect(await app.post(path, command, 'neighbour')).toMatchObject({
    status: 404,
    body: { code: 'devices.not_found' },
  })
  expect((await app.post(path, command, 'registrar')).status).toBe(403)
  const first = await app.post(path, command, 'clerk')
  expect(first).toMatchObject({ status: 200, body: { deviceId, revokedAt: app.clock.now.toISOString() } })
  expect(await app.post(path, command, 'clerk')).toEqual(first)
  expect(await app.post(path, aRevocation(), 'colleague')).toMatchObject({
    status: 409,
    body: { code: 'devices.revoked_already' },
  })
  await app.sequenced()
  const told = app.admin.selectFrom('log').select('facts').where('subject_id', '=', deviceId)
  expect(await told.where('type', '=', 'devices.revoked').execute()).toEqual([{ facts: { letter } }])
  expect(await listed('clerk')).toContainEqual(
    expect.objectContaining({
      deviceId,
      letter,
      reason: 'Laptop hilang di jalan',
      revokedAt: expect.any(String),
    }),
  )
})

test('an office sees its own devices, and whoever manages people those of every office', async () => {
  const mine = await registered('clerk')
  const theirs = await registered('neighbour')
  const ids = async (who: Who) => (await listed(who)).map(({ deviceId }) => deviceId)
  expect(await ids('colleague')).toContain(mine.deviceId)
  expect(await ids('colleague')).not.toContain(theirs.deviceId)
  expect(await ids('admin')).toEqual(expect.arrayContaining([mine.deviceId, theirs.deviceId]))
  expect((await app.post(`/devices/${theirs.deviceId}/revoke`, aRevocation(), 'admin')).status).toBe(200)
})

test('what a revoked device files is refused; what arrived before stays, and is answered again', async () => {
  const { deviceId, letter } = await registered()
  const before = { ...aRequest(), slip: `${letter}-1` }
  const arrived = await app.post('/cases', before, 'clerk')
  expect(arrived.status).toBe(200)
  await app.post(`/devices/${deviceId}/revoke`, aRevocation(), 'clerk')

  expect(await app.post('/cases', before, 'clerk')).toEqual(arrived)
  expect((await app.get(`/cases/${before.commandId}`, 'clerk')).body.state).toBe('submitted')
  const after = { ...aRequest(), slip: `${letter}-2` }
  expect(await app.post('/cases', after, 'clerk')).toMatchObject({
    status: 403,
    body: { code: 'devices.revoked' },
  })
  expect((await app.get(`/cases/${after.commandId}`, 'clerk')).status).toBe(404)
  // Registered again it has another letter, and the same request goes through.
  const again = await registered()
  expect(again.letter).not.toBe(letter)
  expect((await app.post('/cases', { ...after, slip: `${again.letter}-1` }, 'clerk')).status).toBe(200)
  // The letter is the office's: the neighbour's device of the same letter works on.
  expect((await app.post('/cases', { ...aRequest(), slip: `${letter}-1` }, 'neighbour')).status).toBe(200)
})

test('a device says that it is there and hears whether it is still in use', async () => {
  const { deviceId } = await registered()
  const { now } = app.clock
  app.clock.now = new Date(now.getTime() + 5 * 86_400_000)
  const greet = (who: Who) => app.post(`/devices/${deviceId}/greet`, {}, who)
  expect(await greet('clerk')).toMatchObject({ status: 200, body: { isRevoked: false } })
  expect(await greet('neighbour')).toMatchObject({ status: 404, body: { code: 'devices.not_found' } })
  const [seen] = (await listed('clerk')).filter((one) => one.deviceId === deviceId)
  expect(seen?.lastSeenAt).toBe(app.clock.now.toISOString())
  await app.post(`/devices/${deviceId}/revoke`, aRevocation(), 'clerk')
  expect(await greet('clerk')).toMatchObject({ status: 200, body: { isRevoked: true } })
  app.clock.now = now
})

test('devices that were not heard of for long are revoked together, of this office only, once', async () => {
  const [old, theirs] = [await registered(), await registered('neighbour')]
  const { now } = app.clock
  app.clock.now = new Date(now.getTime() + 100 * 86_400_000)
  const fresh = await registered()
  const command = { commandId: newCommandId(), days: 90, reason: 'Tidak terlihat lama' }
  const first = await app.post('/devices/prune', command, 'clerk')
  expect(first.status).toBe(200)
  expect(first.body.deviceIds).toContain(old.deviceId)
  expect(first.body.deviceIds).not.toContain(fresh.deviceId)
  expect(first.body.deviceIds).not.toContain(theirs.deviceId)
  expect(await app.post('/devices/prune', command, 'clerk')).toEqual(first)
  expect(await app.post('/devices/prune', { ...command, commandId: newCommandId() }, 'clerk')).toMatchObject({
    body: { deviceIds: [] },
  })
  expect((await app.post('/devices/prune', { ...command, days: 1 }, 'clerk')).status).toBe(400)
  app.clock.now = now
})

function aRevocation() {
  return { commandId: newCommandId(), reason: 'Laptop hilang di jalan' }
}

async function listed(who: Who): Promise<{ deviceId: string; lastSeenAt: string }[]> {
  const { status, body } = await app.get('/devices', who)
  expect(status).toBe(200)
  return body
}

async function registered(who: Who = 'clerk') {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const command = { commandId: newCommandId(), publicKey: { kty, crv, x, y } }
  const { body } = await app.post('/devices', command, who)
  return { deviceId: String(body.deviceId), letter: String(body.letter) }
}
