import { newCommandId } from '@guyub/contract/command'
import { slipText, slipToken } from '@guyub/contract/devices'
import { splitRevocations } from '@guyub/contract/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import type { TestApp } from '../../../test/harness.ts'
import { qrOnPaper } from '../../../test/printed-qr.ts'
import { startVillageNode } from '../../../test/village-node.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

test('papers of the regency are known at the node as what they are: final, taken back, forged', async () => {
  const { node, regency, meet } = two
  const papers = [await aReceipt(regency), await aReceipt(regency)] as const
  expect(await meet()).toBeNull()
  expect((await node.get('/documents/revocations')).body.key).toBe(
    (await regency.get('/documents/revocations')).body.key,
  )
  const verdicts = () => Promise.all(papers.map(({ token }) => verdictAt(node, token)))
  expect(await verdicts()).toEqual(['final', 'final'])
  const revoke = { commandId: newCommandId(), reason: 'Salah cetak nama' }
  expect((await regency.post(`/documents/${papers[1].id}/revoke`, revoke, 'clerk')).status).toBe(200)
  expect(await meet()).toBeNull()
  expect(await verdicts()).toEqual(['final', 'revoked'])
  const [text = '', signature = ''] = papers[0].token.split('.')
  expect(await verdictAt(node, `${text}.${[...signature].reverse().join('')}`)).toBe('forged')
  const { list } = (await node.get('/documents/revocations')).body
  expect(splitRevocations(list)?.list.documents).toEqual([papers[1].id])
})

test('a list that says the same is told again after some days only, so that nobody takes it for old', async () => {
  const { node, regency, meet } = two
  const at = async () => splitRevocations((await node.get('/documents/revocations')).body.list)?.list.at
  const before = await at()
  const { now } = regency.clock
  regency.clock.now = new Date(now.getTime() + 60_000)
  expect(await meet()).toBeNull()
  expect(await at()).toBe(before)
  regency.clock.now = node.clock.now = new Date(now.getTime() + 4 * 86_400_000)
  expect(await meet()).toBeNull()
  expect(await at()).not.toBe(before)
  regency.clock.now = node.clock.now = now
})

test('a slip of a node that has not met its regency yet is not called forged there; afterwards it is provisional', async () => {
  const { node, regency, line, meet } = two
  line.cut()
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  )
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const device = { commandId: newCommandId(), publicKey: { kty, crv, x, y } }
  const { letter } = (await node.post('/devices', device, 'clerk')).body
  const request = aRequest()
  const claims = { r: '3505', d: device.commandId, c: request.trackingCode, s: `${letter}-1` }
  const text = slipText({ ...claims, t: request.occurredAt })
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(text))
  const token = slipToken(text, new Uint8Array(signature))
  expect(await verdictAt(node, token)).toBe('provisional')
  expect(await verdictAt(regency, token)).toBe('unknown')
  line.mend()
  expect(await meet()).toBeNull()
  expect(await verdictAt(regency, token)).toBe('provisional')
  const drawn = slipToken(
    slipText({ ...claims, c: 'lain', t: request.occurredAt }),
    new Uint8Array(signature),
  )
  for (const app of [node, regency]) expect(await verdictAt(app, drawn)).toBe('forged')
})

async function verdictAt(app: TestApp, token: string): Promise<string> {
  return (await app.post('/documents/check', { token })).body.verdict
}

async function aReceipt(app: TestApp) {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  const id = newCommandId()
  await app.post(`/cases/${request.commandId}/receipt`, { commandId: id, pin: request.pin }, 'clerk')
  const { rawPayload } = await app.inject({
    url: `/api/r/3505/documents/${id}/file`,
    headers: { 'x-actor': 'clerk' },
  })
  return { id, token: (await qrOnPaper(rawPayload)).split('/').pop() ?? '' }
}
