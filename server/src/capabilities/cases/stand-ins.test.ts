import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createUser } from '../../people.ts'

type Id = TestApp['actors']['registrar']['id']
const OFFICE = 'dispendukcapil'
let app: TestApp
let away: Id
let colleague: Id
let gone: Id
let caseId: string
beforeAll(async () => {
  app = await startTestApp()
  const place = { region: '3505', office: OFFICE, role: 'civil-registrar', decree: 'SK 1' } as const
  const aRegistrar = async (email: string) =>
    (await createUser(app.house, { name: email, email, memberships: [{ ...place, from: '2026-01-01' }] }))
      .userId as Id
  away = await aRegistrar('away@test.id')
  colleague = await aRegistrar('colleague@test.id')
  gone = await aRegistrar('gone@test.id')
  await app.admin
    .updateTable('membership')
    .set({ valid_to: '2026-03-01' })
    .where('user_id', '=', gone)
    .execute()
  app.actors.registrar = { ...app.actors.registrar, id: away }
  app.actors.complaints = { ...app.actors.registrar, id: colleague }
  caseId = await filed(away)
})
afterAll(() => app.stop())

const mine = async (who: 'registrar' | 'complaints') =>
  (await app.get('/cases?mine=true', who)).body.items.map(({ id }: { id: string }) => id)
const begin = (more: object, who: 'registrar' | 'complaints' = 'registrar') =>
  app.post(
    '/cases/stand-ins',
    { commandId: newCommandId(), by: colleague, from: '2026-03-03', until: '2026-03-04', ...more },
    who,
  )

test('a colleague sees the work of whoever is away among their own, for these days', async () => {
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again'])
    expect(await begin(command)).toMatchObject({ status: 200, body: { standInId: command.commandId } })
  expect(await mine('complaints')).toEqual([])
  app.clock.now = new Date('2026-03-03T02:00:00Z')
  expect(await mine('complaints')).toEqual([caseId])
  expect(await mine('registrar')).toEqual([caseId])
  expect((await app.get('/cases/counts', 'complaints')).body.mine).toBe(1)
  const { body } = await app.get('/cases/stand-ins', 'complaints')
  expect(body.standIns).toMatchObject([
    {
      ...{ of: { id: away }, by: { id: colleague }, from: '2026-03-03', until: '2026-03-04' },
      ...{ isNow: true, mayEnd: true },
    },
  ])
  // Until the end of the last day there, in Blitar.
  app.clock.now = new Date('2026-03-04T16:59:59Z')
  expect(await mine('complaints')).toEqual([caseId])
  app.clock.now = new Date('2026-03-04T17:00:00Z')
  expect(await mine('complaints')).toEqual([])
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('what cannot be is refused: oneself, a stranger, days past or too many, two at a time', async () => {
  expect((await begin({ by: away })).body.code).toBe('cases.stand_in_oneself')
  expect((await begin({ by: app.actors.clerk.id })).body.code).toBe('cases.no_such_colleague')
  expect((await begin({ from: '2026-03-01' })).body.code).toBe('cases.stand_in_days')
  expect((await begin({ until: '2026-03-02' })).body.code).toBe('cases.stand_in_days')
  expect((await begin({ until: '2026-12-31' })).body.code).toBe('cases.stand_in_days')
  expect((await begin({ from: '2026-03-04', until: '2026-03-05' })).body.code).toBe('cases.stand_in_overlaps')
  expect((await app.get('/cases/stand-ins', 'clerk')).status).toBe(403)
  expect((await app.get('/cases/stand-ins', 'roadWorks')).body.standIns).toEqual([])
})

test('who gave it or stands in ends it; one that lies ahead never begins', async () => {
  const { body } = await begin({ from: '2026-04-01', until: '2026-04-02' })
  const end = (who: 'registrar' | 'roadWorks' | 'complaints', commandId = newCommandId()) =>
    app.post(`/cases/stand-ins/${body.standInId}/end`, { commandId }, who)
  expect((await end('roadWorks')).body.code).toBe('cases.no_such_stand_in')
  const commandId = newCommandId()
  for (const _ of ['once', 'and again']) expect((await end('complaints', commandId)).status).toBe(200)
  expect((await end('registrar')).body.code).toBe('cases.no_such_stand_in')
  app.clock.now = new Date('2026-04-01T02:00:00Z')
  expect(await mine('complaints')).toEqual([])
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})

test('what somebody left behind is handed over as a whole; that of a colleague who is here is not', async () => {
  const left = await filed(gone)
  const { body } = await app.get('/cases/stand-ins', 'complaints')
  expect(body.loads).toContainEqual(
    expect.objectContaining({
      person: expect.objectContaining({ id: gone }),
      open: 1,
      worksHere: false,
      mayHandOver: true,
    }),
  )
  const over = (from: string, to: string | null, commandId = newCommandId()) =>
    app.post('/cases/hand-over', { commandId, from, to }, 'complaints')
  expect((await over(away, colleague)).body.code).toBe('cases.not_yours_to_hand_over')
  expect((await over(gone, app.actors.clerk.id)).body.code).toBe('cases.no_such_colleague')
  const commandId = newCommandId()
  for (const _ of ['once', 'and again'])
    expect((await over(gone, colleague, commandId)).body).toEqual({ moved: 1 })
  expect(await mine('complaints')).toEqual([left])
  expect((await over(colleague, null)).body).toEqual({ moved: 1 })
  expect(await mine('complaints')).toEqual([])
})

test('work is given to nobody who may not open requests, though they sit in the same office', async () => {
  const { userId: planning } = await createUser(app.house, {
    ...{ name: 'planning', email: 'planning@test.id' },
    memberships: [
      { region: '3505', office: OFFICE, role: 'agency-officer', decree: 'SK 2', from: '2026-01-01' },
    ],
  })
  const { body } = await app.get('/cases/stand-ins', 'registrar')
  expect(body.colleagues.map(({ id }: { id: string }) => id)).toEqual([colleague])
  const codes = [
    await begin({ by: planning, from: '2026-05-04', until: '2026-05-05' }),
    await app.post('/cases/hand-over', { commandId: newCommandId(), from: away, to: planning }, 'registrar'),
    await app.post(
      `/cases/${caseId}/assign`,
      { commandId: newCommandId(), to: planning, occurredAt: '2026-03-02T02:00:00.000Z' },
      'registrar',
    ),
  ].map((reply) => reply.body.code)
  const nobody = 'cases.no_such_colleague'
  expect(codes).toEqual([nobody, nobody, 'cases.colleague_may_not'])
  // Whoever does something else by now left their work behind.
  const left = await filed(planning as Id)
  const load = (await app.get('/cases/stand-ins', 'registrar')).body.loads.find(
    ({ person }: { person: { id: string } }) => person.id === planning,
  )
  expect(load).toMatchObject({ worksHere: false, mayHandOver: true, open: 1 })
  expect(left).toBeTruthy()
})

async function filed(assignee: string): Promise<string> {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  await app.admin
    .updateTable('case')
    .set({ assignee_id: assignee })
    .where('id', '=', request.commandId)
    .execute()
  return request.commandId
}
