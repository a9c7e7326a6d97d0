import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import type { TestApp } from '../../../test/harness.ts'
import { startVillageNode } from '../../../test/village-node.ts'

let two: Awaited<ReturnType<typeof startVillageNode>>
beforeAll(async () => {
  two = await startVillageNode()
})
afterAll(() => two.stop())

test('two people correct different fields of one request: both stand', async () => {
  const { node, regency, meet } = two
  const caseId = await aCaseThatIsCorrected()
  await correct(regency, caseId, { 'mother-name': 'Siti Aminah Putri' }, 'colleague')
  await correct(node, caseId, { 'father-name': 'Budi Santoso Putra' })
  expect(await meet()).toBeNull()
  expect(await itemsOf(regency)).toEqual([])
  for (const app of [regency, node]) {
    const { body } = await app.get(`/cases/${caseId}`, 'clerk')
    expect(body).toMatchObject({
      state: 'submitted',
      form: { 'mother-name': 'Siti Aminah Putri', 'father-name': 'Budi Santoso Putra' },
    })
  }
})

test('two people correct the same field: a person sees both and decides; what follows waits until then', async () => {
  const { node, regency, meet } = two
  const caseId = await aCaseThatIsCorrected()
  await correct(regency, caseId, { 'mother-name': 'Siti Aminah Putri' }, 'colleague')
  const mine = await correct(node, caseId, { 'mother-name': 'Siti Aminah Wati' })
  const text = { commandId: newCommandId(), text: 'Menurut buku nikah', occurredAt: '2026-03-02T02:00:00Z' }
  await node.post(`/cases/${caseId}/notes`, text, 'clerk')
  expect(await meet()).toBeNull()
  const fields = [{ field: 'mother-name', sent: 'Siti Aminah Wati', now: 'Siti Aminah Putri' }]
  for (const app of [regency, node]) {
    expect(await itemsOf(app)).toMatchObject([
      { commandId: mine, state: 'refused', code: 'nodes.same_field', fields, nodeName: 'simpul-jaten' },
      { commandId: text.commandId, state: 'waiting', code: null },
    ])
    const { body } = await app.get(`/cases/${caseId}`, 'clerk')
    expect(body.form['mother-name']).toBe('Siti Aminah Putri')
  }

  // Decided at the village, without a line; carried out at the regency afterwards.
  const decision = { commandId: newCommandId(), decision: 'again', form: { 'mother-name': 'Siti Aminah' } }
  const path = `/nodes/inbox/${mine}/decide`
  expect((await node.post(path, decision, 'colleague')).body).toMatchObject({ state: 'waiting' })
  expect(await meet()).toBeNull()
  // The request has moved on where the first correction brought it, so that the other one joins it.
  for (const app of [regency, node]) {
    expect(await itemsOf(app)).toEqual([])
    const { body } = await app.get(`/cases/${caseId}`, 'clerk')
    expect(body.form['mother-name']).toBe('Siti Aminah')
    expect(body.entries.at(-1)).toMatchObject({ isNote: true })
  }
})

test('given up with a reason, it is gone from both sides and stands in the log without a word of anybody', async () => {
  const { node, regency, meet } = two
  const caseId = await aCaseThatIsCorrected()
  const withdrawn = anAct('withdraw')
  await regency.post(`/cases/${caseId}/act`, withdrawn, 'clerk')
  const mine = await correct(node, caseId, { 'mother-name': 'Siti Aminah Wati' })
  expect(await meet()).toBeNull()
  expect(await itemsOf(node)).toMatchObject([{ commandId: mine, code: 'cases.not_in_this_state' }])
  const path = `/nodes/inbox/${mine}/decide`
  const drop = { commandId: newCommandId(), decision: 'drop' }
  expect((await regency.post(path, drop, 'clerk')).body.code).toBe('nodes.reason_missing')
  expect(
    (await regency.post(path, { ...drop, reason: 'Sudah dicabut keluarga' }, 'neighbour')).body.code,
  ).toBe('nodes.not_waiting')
  const done = await regency.post(path, { ...drop, reason: 'Sudah dicabut keluarga' }, 'clerk')
  expect(done.body).toEqual({ refusedId: mine, state: 'dropped' })
  expect(await regency.post(path, { ...drop, reason: 'Sudah dicabut keluarga' }, 'clerk')).toEqual(done)
  expect(await meet()).toBeNull()
  expect([await itemsOf(regency), await itemsOf(node)]).toEqual([[], []])
  const told = await regency.admin
    .selectFrom('event')
    .select('facts')
    .where('type', '=', 'nodes.decided')
    .execute()
  expect(told.at(-1)?.facts).toEqual({ decision: 'drop', path: '/cases/:caseId/act' })
  const rows = await regency.admin.selectFrom('node_command').selectAll().where('id', '=', mine).execute()
  expect(rows).toMatchObject([{ content: null, data_key: null, reason: 'Sudah dicabut keluarga' }])
})

test('a code that two requests drew: sent again, it gets another', async () => {
  const { node, regency, meet } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  const other = { ...aRequest(), trackingCode: request.trackingCode }
  await regency.post('/cases', other, 'colleague')
  expect(await meet()).toBeNull()
  expect(await itemsOf(node)).toMatchObject([{ state: 'refused', code: 'cases.tracking_code_taken' }])
  const again = { commandId: newCommandId(), decision: 'again' }
  expect((await node.post(`/nodes/inbox/${request.commandId}/decide`, again, 'clerk')).status).toBe(200)
  expect(await meet()).toBeNull()
  const codes = async (app: TestApp) =>
    Promise.all(
      [request, other].map(
        async ({ commandId }) => (await app.get(`/cases/${commandId}`, 'clerk')).body.trackingCode,
      ),
    )
  expect(await codes(node)).toEqual(await codes(regency))
  expect(new Set(await codes(node)).size).toBe(2)
})

test('a request that was refused stays with all that belongs to it until somebody gives it up', async () => {
  const { node, regency, meet } = two
  const places = (valid_to: string | null) =>
    regency.admin
      .updateTable('membership')
      .set({ valid_to })
      .where('user_id', '=', regency.actors.colleague.id)
      .execute()
  const request = aRequest()
  await node.post('/cases', request, 'colleague')
  const text = { commandId: newCommandId(), text: 'Ibu datang lagi', occurredAt: request.occurredAt }
  await node.post(`/cases/${request.commandId}/notes`, text, 'clerk')
  await places('2026-01-02')
  expect(await meet()).toBeNull()
  expect(await itemsOf(node)).toMatchObject([
    { commandId: request.commandId, state: 'refused', code: 'access.denied' },
    { commandId: text.commandId, state: 'waiting' },
  ])
  await places(null)
  const path = `/nodes/inbox/${request.commandId}/decide`
  const drop = { commandId: newCommandId(), decision: 'drop', reason: 'Didaftarkan ulang' }
  expect((await node.post(path, drop, 'clerk')).status).toBe(200)
  expect(await meet()).toBeNull()
  // What waited behind it is tried by itself now, and stands by itself: nothing goes unseen.
  expect(await itemsOf(node)).toMatchObject([
    { commandId: text.commandId, state: 'refused', code: 'cases.not_found' },
  ])
  const { items } = (await node.get('/cases?box=done', 'clerk')).body
  expect(items.map(({ id }: { id: string }) => id)).toContain(request.commandId)
})

test('a person who is erased is erased from what waits about them too, on both sides', async () => {
  const { node, regency, meet } = two
  const caseId = await aCaseThatIsCorrected()
  await regency.post(`/cases/${caseId}/act`, anAct('withdraw'), 'clerk')
  const mine = await correct(node, caseId, { 'mother-name': 'Siti Aminah Wati' })
  expect(await meet()).toBeNull()
  const erased = { commandId: newCommandId(), reason: 'person-asks', occurredAt: '2026-03-02T02:00:00Z' }
  const { status, body } = await regency.post(`/cases/${caseId}/erase`, erased, 'registrar')
  expect([status, body.code]).toEqual([200, undefined])
  expect(await meet()).toBeNull()
  for (const app of [regency, node]) {
    expect((await itemsOf(app)).map(({ commandId }: { commandId: string }) => commandId)).not.toContain(mine)
    const row = await app.admin
      .selectFrom('node_command')
      .selectAll()
      .where('id', '=', mine)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ content: null, data_key: null })
    expect((await app.get(`/cases/${caseId}`, 'clerk')).body).toMatchObject({ isErased: true, form: null })
  }
})

test('what waits of one officer goes to another of the office by a decision that is logged', async () => {
  const { node, regency, meet } = two
  const [from, to] = [regency.actors.clerk.id, regency.actors.colleague.id]
  const order = { commandId: newCommandId(), from, to, reason: 'Cuti melahirkan' }
  const stranger = { ...order, to: regency.actors.neighbour.id }
  expect((await regency.post('/nodes/inbox/hand-over', stranger, 'colleague')).body.code).toBe(
    'nodes.no_colleague',
  )
  const done = await regency.post('/nodes/inbox/hand-over', order, 'colleague')
  expect(done.body).toEqual({ count: 1 })
  expect(await regency.post('/nodes/inbox/hand-over', order, 'colleague')).toEqual(done)
  expect(await meet()).toBeNull()
  for (const app of [regency, node]) expect(await itemsOf(app)).toMatchObject([{ owner: to }])
  const told = await regency.admin
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'nodes.handed_over')
    .execute()
  expect(told).toMatchObject([{ facts: { count: 1, to }, subject_id: from }])
  expect((await regency.get('/nodes/inbox', 'registrar')).status).toBe(403)
})

async function aCaseThatIsCorrected(): Promise<string> {
  const { node, regency, meet } = two
  const request = aRequest()
  await node.post('/cases', request, 'clerk')
  expect(await meet()).toBeNull()
  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  expect((await regency.post(`/cases/${request.commandId}/act`, asked, 'registrar')).status).toBe(200)
  expect(await meet()).toBeNull()
  return request.commandId
}

async function correct(app: TestApp, caseId: string, form: object, who: 'clerk' | 'colleague' = 'clerk') {
  const command = anAct('correct', { form })
  const { status, body } = await app.post(`/cases/${caseId}/act`, command, who)
  expect([status, body.code]).toEqual([200, undefined])
  return command.commandId
}

async function itemsOf(app: TestApp) {
  return (await app.get('/nodes/inbox', 'clerk')).body.items
}
