import { X509Certificate } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { aCode, OFFICE, pairing, startVillageNode } from '../../../test/village-node.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
let seal: string
beforeAll(async () => {
  two = await startVillageNode()
  seal = two.node.keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
})
afterAll(() => two.stop())

test('a code is asked for by whoever manages the region, for a village, and is told again to the same command', async () => {
  const { regency } = two
  const command = { commandId: newCommandId(), office: OFFICE, name: 'simpul-dua' }
  expect((await regency.post('/nodes/invite', command, 'clerk')).status).toBe(403)
  expect((await regency.post('/nodes/invite', { ...command, office: 'diskominfo' }, 'admin')).body.code).toBe(
    'nodes.no_village',
  )
  const first = await regency.post('/nodes/invite', command, 'admin')
  expect(first.body.code).toMatch(/^[2-9A-Z]{6}(-[2-9A-Z]{4}){4}$/)
  expect(first.body.line).toBe(`https://guyub.test#3505#${first.body.code}`)
  expect(await regency.post('/nodes/invite', command, 'admin')).toEqual(first)
  const receipts = await regency.admin.selectFrom('command_receipt').select('result').execute()
  expect(JSON.stringify(receipts)).not.toContain(first.body.code.slice(7))
})

test('a code pairs one machine; asked again by the same it is answered, by another it is over', async () => {
  const { regency } = two
  const code = await aCode(regency, 'simpul-tiga')
  const first = await pairing(regency, code, seal)
  expect(first.answer.status).toBe(200)
  expect(first.opened()).toMatchObject({ region: '3505', office: OFFICE, name: 'simpul-tiga' })
  expect((await pairing(regency, code, seal, first.node)).answer.status).toBe(200)
  expect((await pairing(regency, code, seal)).answer.body.code).toBe('nodes.code_over')
})

test('its certificate is for its names, by the regency’s own authority', async () => {
  const { regency } = two
  const { opened, asked } = await pairing(regency, await aCode(regency, 'simpul-empat'), seal)
  const { certificate, authority, certificateUntil } = opened()
  const [its, own] = [new X509Certificate(certificate), new X509Certificate(authority)]
  expect(its.verify(own.publicKey)).toBe(true)
  expect(its.subjectAltName).toContain('DNS:simpul-empat.local')
  expect(its.publicKey.export({ type: 'spki', format: 'pem' })).toBe(asked.serverKey)
  expect(Math.abs(Date.parse(certificateUntil) - its.validToDate.getTime())).toBeLessThan(2000)
})

test('a code is over after a day, and after five wrong proofs; a made-up one is unknown', async () => {
  const { regency } = two
  const old = await aCode(regency)
  const { now } = regency.clock
  regency.clock.now = new Date(now.getTime() + 25 * 3_600_000)
  expect((await pairing(regency, old, seal)).answer.body.code).toBe('nodes.code_over')
  regency.clock.now = now
  const guessed = await aCode(regency)
  const wrong = `${guessed.slice(0, -1)}${guessed.endsWith('2') ? '3' : '2'}`
  for (let nth = 0; nth < 5; nth++)
    expect((await pairing(regency, wrong, seal)).answer.body.code).toBe('nodes.code_unknown')
  expect((await pairing(regency, guessed, seal)).answer.body.code).toBe('nodes.code_over')
  expect((await pairing(regency, '222222-2222-2222-2222-2222', seal)).answer.body.code).toBe(
    'nodes.code_unknown',
  )
})

test('people of the office come down with their log-in, and whoever left has no place there any more', async () => {
  const { regency, node, meet } = two
  expect(await meet()).toBeNull()
  const there = () =>
    node.admin.selectFrom('membership').select(['user_id', 'valid_to']).orderBy('user_id').execute()
  expect(await there()).toHaveLength(2)
  const account = await node.admin.selectFrom('auth.account').select('password').execute()
  expect(account).toEqual([{ password: 'salt:hash' }, { password: 'salt:hash' }])
  await regency.admin
    .updateTable('membership')
    .set({ valid_to: '2026-02-01' })
    .where('user_id', '=', regency.actors.colleague.id)
    .execute()
  expect(await meet()).toBeNull()
  const places = await there()
  expect(places.find(({ user_id }) => user_id === regency.actors.colleague.id)?.valid_to).not.toBeNull()
})

test('a device that is registered at the node keeps its letter, which nobody else’s devices get', async () => {
  const { regency, node, meet } = two
  const own = await aDevice(node)
  expect(own).toMatch(/^Z[A-Z]$/)
  expect(await aDevice(regency)).toBe('A')
  const request = { ...aRequest(), slip: `${own}-1` }
  await node.post('/cases', request, 'clerk')
  expect(await meet()).toBeNull()
  expect((await regency.get('/devices', 'clerk')).body).toContainEqual(
    expect.objectContaining({ letter: own }),
  )
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).body.slip).toBe(`${own}-1`)
})

test('a certificate is renewed half a year before its end, by the next meeting', async () => {
  const { regency, node, machine, meet } = two
  machine.until = new Date(node.clock.now.getTime() + 800 * 86_400_000)
  expect(await meet()).toBeNull()
  expect(machine.kept).toEqual([])
  regency.clock.now = node.clock.now = new Date(node.clock.now.getTime() + 650 * 86_400_000)
  expect(await meet()).toBeNull()
  expect(await meet()).toBeNull()
  expect(machine.kept).toHaveLength(1)
})

test('revoked at the regency it hears so, takes no more, and loses nothing: paired anew it brings what waited', async () => {
  const { regency, node, nodeId, meet, pair, line } = two
  line.cut()
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const command = { commandId: newCommandId(), reason: 'Mini-PC dicuri' }
  const path = `/nodes/${nodeId}/revoke`
  expect((await regency.post(path, command, 'clerk')).status).toBe(403)
  const done = await regency.post(path, command, 'admin')
  expect(done.status).toBe(200)
  expect(await regency.post(path, command, 'admin')).toEqual(done)
  const twice = { ...command, commandId: newCommandId() }
  expect((await regency.post(path, twice, 'admin')).body.code).toBe('nodes.revoked_already')
  expect((await regency.post(`/nodes/${newCommandId()}/revoke`, twice, 'admin')).body.code).toBe(
    'nodes.unknown',
  )
  line.mend()
  expect(await meet()).toBe('nodes.revoked')
  expect(await node.post('/cases', aRequest(), 'clerk')).toMatchObject({
    status: 403,
    body: { code: 'nodes.revoked' },
  })
  expect((await node.get('/nodes/here', 'clerk')).body.node).toMatchObject({ revokedAt: expect.any(String) })

  await pair('simpul-jaten-dua')
  expect(await meet()).toBeNull()
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).status).toBe(200)
  expect((await node.post('/cases', aRequest(), 'clerk')).status).toBe(200)
})

async function aDevice(app: typeof two.node): Promise<string> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const { body } = await app.post(
    '/devices',
    { commandId: newCommandId(), publicKey: { kty, crv, x, y } },
    'clerk',
  )
  return String(body.letter)
}
