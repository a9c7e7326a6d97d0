import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import type { TestApp } from '../../../test/harness.ts'
import { startVillageNode } from '../../../test/village-node.ts'

type Who = Parameters<TestApp['get']>[1]

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
  two.line.cut()
})
afterAll(() => two.stop())

test('a stick does what the line would, both ways, and brought twice it does nothing twice', async () => {
  const { node, regency, nodeId } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const up = await exported(node, 'clerk')
  expect(up.toString()).toMatch(/^guyub bundle 1\n/)
  expect(up.toString()).not.toContain('Aminah')
  expect(await imported(regency, up)).toMatchObject({
    status: 200,
    body: { node: nodeId, taken: 1, known: 0 },
  })
  expect(await imported(regency, up)).toMatchObject({ status: 200, body: { taken: 0, known: 1 } })
  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  await regency.post(`/cases/${request.commandId}/act`, asked, 'registrar')

  const down = await exported(regency, 'admin', nodeId)
  expect(down.toString()).not.toContain('Aminah')
  const first = await imported(node, down)
  expect(first.status).toBe(200)
  expect(first.body.taken).toBeGreaterThan(1)
  expect((await imported(node, down)).body).toMatchObject({ taken: 0, known: first.body.taken })
  expect((await node.get(`/cases/${request.commandId}`, 'clerk')).body.state).toBe('needs-fix')
  expect((await regency.get('/nodes', 'admin')).body.nodes).toMatchObject([
    { lastWay: 'stick', lastFault: null },
  ])
})

test('an old stick after a newer one changes nothing back', async () => {
  const { node, regency } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const older = await exported(node, 'clerk')
  await node.post(`/cases/${request.commandId}/act`, anAct('withdraw'), 'clerk')
  const newer = await exported(node, 'clerk')
  expect((await imported(regency, newer)).body).toMatchObject({ taken: 2 })
  expect((await imported(regency, older)).body).toMatchObject({ taken: 0, known: 1 })
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).body.state).toBe('withdrawn')
})

test('an old file brought again months later does not say that the two sides have met', async () => {
  const { node, regency, nodeId } = two
  const up = await exported(node, 'clerk')
  await imported(regency, up)
  const down = await exported(regency, 'admin', nodeId)
  await imported(node, down)
  const met = async () => [
    (await regency.get('/nodes', 'admin')).body.nodes[0].lastMetAt,
    (await node.get('/nodes/here', 'clerk')).body.node.lastMetAt,
  ]
  const before = await met()
  const { now } = regency.clock
  regency.clock.now = node.clock.now = new Date(now.getTime() + 90 * 86_400_000)
  expect((await imported(regency, up)).status).toBe(200)
  expect((await imported(node, down)).status).toBe(200)
  expect(await met()).toEqual(before)
  regency.clock.now = node.clock.now = now
})

test('while commands wait on their way, a copy that does not know of them takes nothing back', async () => {
  const { node, regency, nodeId } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  await imported(regency, await exported(node, 'clerk'))
  const down = await exported(regency, 'admin', nodeId)
  await node.post(`/cases/${request.commandId}/act`, anAct('withdraw'), 'clerk')
  expect((await imported(node, down)).status).toBe(200)
  expect((await node.get(`/cases/${request.commandId}`, 'clerk')).body.state).toBe('withdrawn')
  await imported(regency, await exported(node, 'clerk'))
  await imported(node, await exported(regency, 'admin', nodeId))
  for (const app of [node, regency])
    expect((await app.get(`/cases/${request.commandId}`, 'clerk')).body.state).toBe('withdrawn')
})

test('a stick that was altered, that is another’s, of another region or no such file is refused in words, and nothing of it stays', async () => {
  const { node, regency, nodeId } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const up = await exported(node, 'clerk')
  const before = await arrivals(regency)
  const [head, signature, text] = up.toString().split('\n') as [string, string, string]
  const altered = [head, signature, text.replace('"taken":', '"taken": ')].join('\n')
  const half = up.subarray(0, Math.floor(up.length / 2))
  const foreign = [head, signature, text.replace('"region":"3505"', '"region":"3325"')].join('\n')
  const unknown = [head, signature, text.replaceAll(nodeId, newCommandId())].join('\n')
  const codes = []
  for (const file of [altered, foreign, unknown, half, 'PK…', `${head}\n${signature}\n{}`, ''])
    codes.push((await imported(regency, Buffer.from(file))).body.code)
  expect(codes).toEqual([
    ...['nodes.forged', 'nodes.not_yours', 'nodes.unknown', 'nodes.no_bundle', 'nodes.no_bundle'],
    ...['nodes.no_bundle', 'nodes.no_bundle'],
  ])
  expect((await imported(node, up)).body.code).toBe('nodes.other_bundle')
  const down = await exported(regency, 'admin', nodeId)
  expect((await imported(regency, down)).body.code).toBe('nodes.other_bundle')
  expect(await arrivals(regency)).toBe(before)
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).status).toBe(404)
})

test('a file of nothing but line ends, or of brackets, is refused at once, however large', async () => {
  const { regency } = two
  const signature = `${'A'.repeat(86)}==`
  const lines = Buffer.alloc(24 * 2 ** 20, '\n')
  const head = Buffer.from(`guyub bundle 1\n${signature}\n`)
  const brackets = Buffer.concat([head, Buffer.alloc(8 * 2 ** 20, '[{},')])
  const before = process.memoryUsage().heapUsed
  for (const file of [lines, Buffer.concat([head, lines]), brackets])
    expect((await imported(regency, file)).body.code).toBe('nodes.no_bundle')
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 2 ** 20)
})

test('of many offsets at which a file is cut off, none is taken and none is a fault of ours', async () => {
  const { node, regency } = two
  await node.post('/cases', aRequest(), 'clerk')
  const up = await exported(node, 'clerk')
  const codes = new Set<string>()
  for (let at = 0; at < up.length; at += Math.ceil(up.length / 60)) {
    const { status, body } = await imported(regency, up.subarray(0, at))
    expect(status).toBeLessThan(500)
    codes.add(body.code)
  }
  expect([...codes].filter((code) => !['nodes.no_bundle', 'nodes.forged'].includes(code))).toEqual([])
})

test('a parcel out of its order, or of a second machine with the same keys, is refused', async () => {
  const { node, regency } = two
  await imported(regency, await exported(node, 'clerk'))
  const { sent_number, sent_hash } = await node.admin
    .selectFrom('village_node')
    .selectAll()
    .executeTakeFirstOrThrow()
  await node.post('/cases', aRequest(), 'clerk')
  const first = await exported(node, 'clerk')
  // The copy of the machine, from before it made that parcel.
  await node.admin.deleteFrom('node_parcel').where('text', 'is not', null).execute()
  await node.admin.updateTable('village_node').set({ sent_number, sent_hash }).execute()
  await node.admin.updateTable('node_command').set({ number: null }).where('state', '=', 'made').execute()
  const twin = aRequest()
  await node.post('/cases', twin, 'clerk')
  const second = await exported(node, 'clerk')
  expect((await imported(regency, first)).status).toBe(200)
  expect((await imported(regency, second)).body.code).toBe('nodes.forged')
  expect((await regency.get('/nodes', 'admin')).body.nodes[0]).toMatchObject({
    lastFault: 'nodes.forged',
    warnings: expect.arrayContaining(['fault']),
  })
  expect((await regency.get(`/cases/${twin.commandId}`, 'clerk')).status).toBe(404)
})

async function exported(app: TestApp, who: Who, nodeId?: string): Promise<Buffer> {
  const response = await app.inject({
    url: `/api/r/3505/nodes/bundles/export${nodeId ? `?node=${nodeId}` : ''}`,
    headers: { 'x-actor': who },
  })
  expect(response.statusCode).toBe(200)
  return response.rawPayload
}

async function imported(app: TestApp, payload: Buffer) {
  const response = await app.inject({
    method: 'POST',
    url: '/api/r/3505/nodes/bundles/import',
    headers: { 'x-actor': 'clerk', 'content-type': 'application/octet-stream' },
    payload,
  })
  return { status: response.statusCode, body: response.json() }
}

async function arrivals(app: TestApp): Promise<number> {
  return (await app.admin.selectFrom('node_arrival').select('number').execute()).length
}
