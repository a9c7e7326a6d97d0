import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest, NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'

type Id = TestApp['actors']['registrar']['id']
const OFFICE = 'dispendukcapil'
let app: TestApp
let colleague: Id
let signer: Id
let planner: Id
let elsewhere: Id
beforeAll(async () => {
  app = await startTestApp()
  const somebody = async (name: string, role: Role, office = OFFICE) =>
    (
      await createUser(app.house, {
        ...{ name, email: `${name.toLowerCase()}@test.id` },
        memberships: [{ region: '3505', office, role, decree: 'SK 1', from: '2026-01-01' }],
      })
    ).userId as Id
  app.actors.registrar = { ...app.actors.registrar, id: await somebody('Ratna', 'civil-registrar') }
  colleague = await somebody('Kusuma', 'civil-registrar')
  signer = await somebody('Tanda', 'signing-officer')
  planner = await somebody('Rencana', 'agency-officer')
  elsewhere = await somebody('Lain', 'civil-registrar', 'dinas-kesehatan')
  app.actors.complaints = { ...app.actors.registrar, id: colleague }
})
afterAll(() => app.stop())

const assign = (
  id: string,
  more: object,
  who: 'registrar' | 'complaints' | 'clerk' | 'signer' = 'registrar',
) => app.post(`/cases/${id}/assign`, { commandId: newCommandId(), occurredAt: NINE, ...more }, who)
const read = async (id: string, who: 'registrar' | 'clerk' = 'registrar') =>
  (await app.get(`/cases/${id}`, who)).body
const entriesOf = (view: { entries: { action: string; isNote: boolean }[] }) =>
  view.entries.filter(({ isNote }) => isNote)
const eventsOf = async (id: string) =>
  (
    await app.admin
      .selectFrom('event')
      .select(['facts', 'office_code'])
      .where('type', '=', 'cases.assigned')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
  ).map(({ facts }) => facts as Record<string, string>)

test('a request is given to a colleague by name, with a reason that officers read and the family does not; sent twice it happens once', async () => {
  const request = await filed()
  const command = { commandId: newCommandId(), to: colleague, reason: 'Paham akta lama' }
  for (const _ of ['once', 'and again'])
    expect(await assign(request.commandId, command)).toMatchObject({
      status: 200,
      body: { assignee: colleague, version: 2 },
    })
  const view = await read(request.commandId)
  expect(view).toMatchObject({ assignee: colleague, assigneeName: 'Kusuma' })
  expect(entriesOf(view)).toMatchObject([
    { action: 'given', assignee: 'Kusuma', message: 'Paham akta lama', office: OFFICE, isNote: true },
  ])
  expect((await app.get('/cases?mine=true', 'complaints')).body.items).toMatchObject([
    { id: request.commandId },
  ])
  const { body: opened } = await app.post('/track', { trackingCode: request.trackingCode, pin: request.pin })
  const family = await app.get(`/track/${request.trackingCode}?key=${opened.key}`)
  for (const secret of ['Paham akta lama', 'Kusuma'])
    expect(JSON.stringify(family.body)).not.toContain(secret)
  const [event, ...more] = await eventsOf(request.commandId)
  expect(more).toEqual([])
  expect(event).toMatchObject({ change: 'given', handler: OFFICE, entry: command.commandId })
  for (const secret of ['Paham', 'Kusuma', colleague]) expect(JSON.stringify(event)).not.toContain(secret)
  const { rows } = { rows: await app.admin.selectFrom('case_entry').select('message').execute() }
  expect(rows.map(({ message }) => message?.toString('latin1')).join()).not.toContain('Paham')
})

test('it is undone like a taken one: laid back by whoever has it or gives out work, or taken by another', async () => {
  const { commandId: id } = await filed()
  await assign(id, { to: colleague })
  expect((await assign(id, { to: null }, 'complaints')).body).toMatchObject({ assignee: null, version: 3 })
  expect((await assign(id, { to: app.actors.registrar.id })).status).toBe(200)
  expect((await eventsOf(id)).map(({ change }) => change)).toEqual(['given', 'laid-back', 'taken'])
  expect(entriesOf(await read(id)).map(({ action }) => action)).toEqual(['given', 'laid-back', 'taken'])
})

test('only somebody of the office whose role does the next step of the request can be given it', async () => {
  const { commandId: id } = await filed()
  expect((await assign(id, { to: elsewhere })).body.code).toBe('cases.no_such_colleague')
  expect((await assign(id, { to: app.actors.clerk.id })).body.code).toBe('cases.no_such_colleague')
  expect((await assign(id, { to: planner })).body.code).toBe('cases.colleague_may_not')
  // Nothing waits for a signature yet.
  expect((await assign(id, { to: signer })).body.code).toBe('cases.colleague_may_not')
  const names = async () =>
    (await app.get(`/cases/${id}/assignable`, 'registrar')).body.colleagues.map(
      ({ name }: { name: string }) => name,
    )
  expect(await names()).toEqual(['Kusuma'])
  // It waits for the family: whoever has a step in it at all may keep it meanwhile.
  await app.post(
    `/cases/${id}/act`,
    anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }),
    'registrar',
  )
  expect(await names()).toContain('Kusuma')
  expect((await assign(id, { to: planner })).body.code).toBe('cases.colleague_may_not')
})

test('what is finished or erased is given to nobody; what is another office’s is not found', async () => {
  const { commandId: id } = await filed()
  expect((await assign(id, { to: colleague }, 'clerk')).status).toBe(403)
  expect((await assign(id, { to: colleague }, 'signer')).status).toBe(403)
  app.actors.roadWorks = { ...app.actors.roadWorks, id: elsewhere }
  const foreign = { commandId: newCommandId(), occurredAt: NINE, to: null }
  expect((await app.post(`/cases/${id}/assign`, foreign, 'roadWorks')).body.code).toBe('cases.not_found')
  expect((await app.get(`/cases/${id}/assignable`, 'roadWorks')).body.code).toBe('cases.not_found')
  expect((await app.post(`/api/r/3325/cases/${id}/assign`, foreign, 'registrar')).status).toBe(403)
  const refuse = anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' })
  expect((await app.post(`/cases/${id}/act`, refuse, 'registrar')).status).toBe(200)
  expect((await assign(id, { to: colleague })).body.code).toBe('cases.finished')
  expect((await app.get(`/cases/${id}/assignable`, 'registrar')).body).toEqual({ colleagues: [] })
  const erase = { commandId: newCommandId(), reason: 'person-asks', occurredAt: NINE }
  expect((await app.post(`/cases/${id}/erase`, erase, 'registrar')).status).toBe(200)
  expect((await assign(id, { to: colleague })).body.code).toBe('cases.erased')
  expect((await assign(id, { to: colleague, reason: 'x'.repeat(501) })).status).toBe(400)
})

test('many at once: each is judged by itself, and the whole can be sent again', async () => {
  const [one, other] = [await filed(), await filed()]
  const gone = newCommandId()
  const items = [one.commandId, other.commandId, gone].map((caseId) => ({
    commandId: newCommandId(),
    caseId,
  }))
  const command = { to: colleague, reason: 'Dibagi rata', occurredAt: NINE, items }
  for (const _ of ['once', 'and again'])
    expect(await app.post('/cases/assign', command, 'registrar')).toMatchObject({
      status: 200,
      body: { items: [{ refused: null }, { refused: null }, { refused: 'cases.not_found' }] },
    })
  expect(await read(one.commandId)).toMatchObject({ assignee: colleague, version: 2 })
  // A command that was about another request is none for this one.
  const [{ commandId = '' } = {}] = items
  const reused = { ...command, items: [{ commandId, caseId: other.commandId }] }
  expect(await app.post('/cases/assign', reused, 'registrar')).toMatchObject({
    body: { items: [{ refused: 'command.id_reused' }] },
  })
  expect((await app.post('/cases/assign', command, 'clerk')).status).toBe(403)
})

async function filed() {
  const request = aRequest()
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request
}
