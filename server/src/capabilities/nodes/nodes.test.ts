import { createHash, randomBytes } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import type { TestApp } from '../../../test/harness.ts'
import { startVillageNode } from '../../../test/village-node.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

test('what a village does while the line is cut stands at the regency once it is mended, and comes back with what was done there', async () => {
  const { regency, node, line, meet } = two
  line.cut()
  const request = aRequest()
  const filed = await node.post('/cases', request, 'clerk')
  expect(filed).toMatchObject({ status: 200, body: { caseId: request.commandId, state: 'submitted' } })
  expect(await node.post('/cases', request, 'clerk')).toEqual(filed)
  const text = { commandId: newCommandId(), text: 'Datang dengan bidan', occurredAt: request.occurredAt }
  expect((await node.post(`/cases/${request.commandId}/notes`, text, 'colleague')).status).toBe(200)
  expect(await meet()).toBe('nodes.unreachable')
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).status).toBe(404)

  line.mend()
  expect(await meet()).toBeNull()
  const seen = await regency.get(`/cases/${request.commandId}`, 'clerk')
  expect(seen.body).toMatchObject({ state: 'submitted', trackingCode: request.trackingCode })
  expect(seen.body.entries).toMatchObject([{ isNote: true, actor: regency.actors.colleague.id }])

  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  expect((await regency.post(`/cases/${request.commandId}/act`, asked, 'registrar')).status).toBe(200)
  expect(await meet()).toBeNull()
  const back = await node.get(`/cases/${request.commandId}`, 'clerk')
  expect(back.body).toMatchObject({ state: 'needs-fix', version: 2 })
  expect(back.body.entries.at(-1)).toMatchObject({ action: 'ask-correction', message: 'Foto buram' })
  expect((await node.get('/nodes/inbox', 'clerk')).body.items).toEqual([])
})

test('what is not an office’s own work is left to the regency, in words, and nothing of it is kept', async () => {
  const { node } = two
  const receipt = { commandId: newCommandId() }
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  expect(await node.post(`/cases/${request.commandId}/receipt`, receipt, 'clerk')).toMatchObject({
    status: 409,
    body: { code: 'nodes.only_at_regency' },
  })
  const kept = await node.admin
    .selectFrom('node_command')
    .select('id')
    .where('id', '=', receipt.commandId)
    .execute()
  expect(kept).toEqual([])
  // What was changed here would be changed back by the regency.
  const password = await node.post('/api/auth/change-password', {}, 'clerk')
  expect(password).toMatchObject({ status: 409, body: { code: 'nodes.only_at_regency' } })
  const refused = await node.post('/cases', aRequest({ 'child-name': 'R2-D2' }), 'clerk')
  expect(refused).toMatchObject({ status: 400, body: { code: 'cases.form_invalid' } })
  const begun = await node.admin
    .selectFrom('node_command')
    .select('id')
    .where('state', '=', 'begun')
    .execute()
  expect(begun).toEqual([])
})

test('photographs go up once and come down where they were not taken', async () => {
  const { node, regency, meet } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const fileId = await attach(node, request.commandId, Buffer.from('%PDF-1.7 taken at the village'))
  expect(await meet()).toBeNull()
  const above = await regency.get(`/cases/${request.commandId}`, 'registrar')
  expect(above.body.files).toMatchObject([{ fileId }])
  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  await regency.post(`/cases/${request.commandId}/act`, asked, 'registrar')
  const theirs = await attach(regency, request.commandId, Buffer.from('%PDF-1.7 taken at the agency'))
  expect(await meet()).toBeNull()
  const { body } = await node.get(`/cases/${request.commandId}`, 'clerk')
  expect(body.files.map((file: { fileId: string }) => file.fileId)).toEqual([fileId, theirs])
  const got = await node.inject({
    url: `/api/r/3505/cases/${request.commandId}/files/${theirs}`,
    headers: { 'x-actor': 'clerk' },
  })
  expect([got.statusCode, got.body]).toEqual([200, '%PDF-1.7 taken at the agency'])
})

test('a line that breaks anywhere loses nothing and does nothing twice', async () => {
  const { node, regency, line, meet } = two
  const requests = Array.from({ length: 6 }, () => aRequest())
  for (const request of requests) await node.post('/cases', request, 'clerk')
  for (let bytes = 300; bytes < 60_000; bytes = Math.ceil(bytes * 1.7)) {
    line.breakAfter(bytes)
    await meet()
    line.mend()
  }
  expect(await meet()).toBeNull()
  for (const { commandId } of requests) {
    expect((await regency.get(`/cases/${commandId}`, 'clerk')).status).toBe(200)
    const events = await regency.admin
      .selectFrom('event')
      .select('type')
      .where('subject_id', '=', commandId)
      .execute()
    expect(events).toEqual([{ type: 'cases.submitted' }])
  }
  expect(await openAt(node)).toBe(0)
})

test('over a line that is slow, or breaks after some hundred kilobytes each time, everything comes up in smaller meetings', async () => {
  const { node, regency, line, meet } = two
  line.cut()
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const papers: string[] = []
  for (let nth = 0; nth < 6; nth++)
    papers.push(
      await attach(node, request.commandId, Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(150_000)])),
    )
  line.mend()
  let meetings = 0
  do line.breakAfter(400_000)
  while ((await meet()) !== null && ++meetings < 12)
  line.mend()
  expect(meetings).toBeLessThan(12)
  const { body } = await regency.get(`/cases/${request.commandId}`, 'registrar')
  expect(body.files.map(({ fileId }: { fileId: string }) => fileId)).toEqual(papers)
})

test('a process that ends between doing and noting clears up at its next start', async () => {
  const { node, regency, meet, finishBegun } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  // As if the power had failed before it was placed; and another before it was done.
  await node.admin
    .updateTable('node_command')
    .set({ state: 'begun', place: null })
    .where('id', '=', request.commandId)
    .execute()
  const row = await node.admin
    .selectFrom('node_command')
    .selectAll()
    .where('id', '=', request.commandId)
    .executeTakeFirstOrThrow()
  const never = newCommandId()
  await node.admin
    .insertInto('node_command')
    .values({ ...row, id: never, subject_id: never })
    .execute()
  await finishBegun()
  expect(await meet()).toBeNull()
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).status).toBe(200)
  const left = await node.admin.selectFrom('node_command').select('id').where('id', '=', never).execute()
  expect(left).toEqual([])
})

test('a fault between doing and noting is made good by whoever asks again, and by the next meeting, in the order in which it was done', async () => {
  const { node, regency, meet } = two
  const broken = (change: string) => sql.raw(`alter table node_command ${change}`).execute(node.admin)
  const [asked, never] = [aRequest(), aRequest()]
  await broken(`add constraint broken check (state <> 'made') not valid`)
  for (const request of [asked, never]) expect((await node.post('/cases', request, 'clerk')).status).toBe(500)
  await broken('drop constraint broken')
  const text = { commandId: newCommandId(), text: 'Datang dengan bidan', occurredAt: asked.occurredAt }
  const { now } = node.clock
  node.clock.now = new Date(now.getTime() + 60_000)
  expect((await node.post(`/cases/${asked.commandId}/notes`, text, 'colleague')).status).toBe(200)
  expect(await meet()).toBeNull()
  expect((await regency.get(`/cases/${asked.commandId}`, 'clerk')).status).toBe(404)

  expect((await node.post('/cases', asked, 'clerk')).status).toBe(200)
  expect(await meet()).toBeNull()
  const { body } = await regency.get(`/cases/${asked.commandId}`, 'clerk')
  expect(body.entries).toMatchObject([{ isNote: true }])
  expect((await regency.get(`/cases/${never.commandId}`, 'clerk')).status).toBe(404)
  node.clock.now = new Date(now.getTime() + 15 * 60_000)
  expect(await meet()).toBeNull()
  expect((await regency.get(`/cases/${never.commandId}`, 'clerk')).status).toBe(200)
  node.clock.now = now
})

test('whoever had the right when it was done, had it; whoever had none is refused, and it stands in the inbox', async () => {
  const { node, regency, line, meet } = two
  line.cut()
  const request = aRequest()
  await node.post('/cases', request, 'colleague')
  const ended = (valid_to: string | null) =>
    regency.admin
      .updateTable('membership')
      .set({ valid_to })
      .where('user_id', '=', regency.actors.colleague.id)
      .execute()
  await ended('2026-03-03')
  regency.clock.now = node.clock.now = new Date('2026-03-06T02:00:00Z')
  line.mend()
  expect(await meet()).toBeNull()
  expect((await regency.get(`/cases/${request.commandId}`, 'clerk')).status).toBe(200)

  const late = { ...aRequest(), occurredAt: '2026-03-05T02:00:00.000Z' }
  node.clock.now = new Date('2026-03-05T02:00:00Z')
  await node.post('/cases', late, 'colleague')
  node.clock.now = regency.clock.now
  expect(await meet()).toBeNull()
  const { body } = await regency.get('/nodes/inbox', 'clerk')
  expect(body.items).toMatchObject([
    {
      commandId: late.commandId,
      state: 'refused',
      code: 'access.denied',
      ownerLeft: true,
      actorName: 'Bu colleague',
    },
  ])
  await ended(null)
  const again = { commandId: newCommandId(), decision: 'again' }
  expect((await regency.post(`/nodes/inbox/${late.commandId}/decide`, again, 'clerk')).body.state).toBe(
    'done',
  )
  expect((await regency.get(`/cases/${late.commandId}`, 'clerk')).status).toBe(200)
})

test('a clock that is wrong by years moves nothing: what is claimed is put right by how far it was ahead', async () => {
  const { node, regency, meet } = two
  const { now } = regency.clock
  const hour = now.getTime() - 3_600_000
  for (const days of [-2, 9 * 365]) {
    node.clock.now = new Date(now.getTime() + days * 86_400_000)
    const shared = { ...aRequest(), occurredAt: node.clock.now.toISOString() }
    const right = { ...aRequest(), occurredAt: new Date(hour).toISOString() }
    for (const request of [shared, right])
      expect((await node.post('/cases', request, 'clerk')).status).toBe(200)
    expect(await meet()).toBeNull()
    const at = async ({ commandId }: { commandId: string }) =>
      Date.parse((await regency.get(`/cases/${commandId}`, 'clerk')).body.submittedAt)
    expect([days, await at(shared), await at(right)]).toEqual([days, now.getTime(), hour])
    const { nodes } = (await regency.get('/nodes', 'admin')).body
    expect(nodes[0].warnings).toContain('clock_wrong')
  }
  node.clock.now = now
})

async function openAt(app: TestApp): Promise<number> {
  const rows = await app.admin.selectFrom('node_command').select('id').where('state', '<>', 'done').execute()
  return rows.length
}

async function attach(app: TestApp, caseId: string, payload: Buffer): Promise<string> {
  const commandId = newCommandId()
  const sha256 = createHash('sha256').update(payload).digest('hex')
  const query = new URLSearchParams({ commandId, field: 'birth-letter', sha256 })
  const { statusCode } = await app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${query}`,
    headers: { 'x-actor': 'clerk', 'content-type': 'application/pdf' },
    payload,
  })
  expect(statusCode).toBe(200)
  return commandId
}
