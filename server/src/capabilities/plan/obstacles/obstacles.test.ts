import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, anActivity } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let activityId: string
let otherId: string
let obstacleId: string
beforeAll(async () => {
  app = await startTestApp()
  const { planId, activityId: first } = await aDraft(app)
  activityId = first
  otherId = await anActivity(app, planId, { ownerCode: 'dinas-kesehatan', title: 'Antrean puskesmas' })
})
afterAll(() => app.stop())

function open(more: object = {}, who: Who = 'agency') {
  const said = { kind: 'fibre', title: 'Serat optik belum sampai ke kantor desa' }
  return app.post('/plan/obstacles', { commandId: newCommandId(), ...said, ...more }, who)
}

function step(what: 'plan' | 'solve', more: object, who: Who = 'agency', id = obstacleId) {
  return app.post(`/plan/obstacles/${id}/${what}`, { commandId: newCommandId(), ...more }, who)
}

const list = async (query = '', who: Who = 'secretariat') =>
  (await app.get(`/plan/obstacles${query}`, who)).body.obstacles as Record<string, unknown>[]

test('an agency opens what holds up its own activity, a village its own; each once', async () => {
  const command = { commandId: newCommandId(), activities: [activityId] }
  const first = await open(command)
  expect(first.status).toBe(200)
  expect(await open(command)).toEqual(first)
  obstacleId = first.body.obstacleId
  expect((await open({ activities: [otherId] })).body.code).toBe('plan.not_yours')
  expect((await open({ activities: [otherId] }, 'secretariat')).status).toBe(200)
  const village = { area: '35.05.01.2001', owner: 'diskominfo' }
  expect((await open(village, 'clerk')).status).toBe(200)
  expect((await open(village, 'neighbour')).body.code).toBe('plan.not_yours')
  expect((await open(village, 'leader')).status).toBe(403)
  expect(await list('?area=35.05.01.2001')).toMatchObject([
    { owner: 'diskominfo', area: { name: 'Jaten' }, state: 'opened', isLate: false },
  ])
})

test('it names a known kind, a known office, a known area or an activity that is there', async () => {
  expect((await open({ kind: 'ghosts', activities: [activityId] })).body.code).toBe('plan.unknown_code')
  expect((await open()).body.code).toBe('plan.obstacle_about_nothing')
  expect((await open({ activities: [newCommandId()] })).body.code).toBe('plan.no_such_node')
  expect((await open({ activities: [activityId], owner: 'tidak-ada' })).body.code).toBe('plan.unknown_code')
  expect((await open({ area: '33.25.01.2001' }, 'secretariat')).body.code).toBe('plan.not_yours')
  expect((await open({ area: '35.05.99.2001' }, 'secretariat')).body.code).toBe('plan.unknown_code')
})

test('its owner plans with a day, again where it did not hold, and what was said stays; the late ones come first', async () => {
  const plan = { remedy: 'Menyewa jaringan dari penyedia', dueOn: '2026-03-20' }
  expect((await step('plan', plan, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await step('plan', plan, 'agency', newCommandId())).body.code).toBe('plan.no_such_obstacle')
  expect((await step('plan', { ...plan, dueOn: '2026-03-01' })).body.code).toBe('plan.due_in_the_past')
  expect((await step('plan', { ...plan, owner: 'tidak-ada' })).body.code).toBe('plan.unknown_code')
  const command = { commandId: newCommandId(), ...plan }
  const planned = await step('plan', command)
  expect(planned.status).toBe(200)
  expect(await step('plan', command)).toEqual(planned)
  app.clock.now = new Date('2026-03-21T02:00:00Z')
  expect((await list())[0]).toMatchObject({
    id: obstacleId,
    isLate: true,
    steps: [{}, { dueOn: '2026-03-20' }],
  })
  await step('plan', { remedy: 'Memakai satelit sementara', dueOn: '2026-04-20', owner: 'diskominfo' })
  expect((await step('plan', { ...plan, dueOn: '2026-05-01' })).body.code).toBe('plan.not_yours')
  const [again] = await list(`?activity=${activityId}`)
  expect(again).toMatchObject({ isLate: false, owner: 'diskominfo', remedy: 'Memakai satelit sementara' })
  expect(again?.steps).toHaveLength(3)
})

test('it is solved on a day between its opening and today, once, and moves to the end', async () => {
  const solve = { solvedOn: '2026-03-20', solution: 'Jaringan sudah tersambung', paper: 'BA 7/2026' }
  expect((await step('solve', { ...solve, solvedOn: '2026-03-22' }, 'secretariat')).body.code).toBe(
    'plan.solved_day',
  )
  expect((await step('solve', { ...solve, solvedOn: '2026-02-22' }, 'secretariat')).body.code).toBe(
    'plan.solved_day',
  )
  expect((await step('solve', solve, 'otherAgency')).body.code).toBe('plan.not_yours')
  const command = { commandId: newCommandId(), ...solve }
  const solved = await step('solve', command, 'secretariat')
  expect(solved.status).toBe(200)
  expect(await step('solve', command, 'secretariat')).toEqual(solved)
  expect((await step('solve', solve, 'secretariat')).body.code).toBe('plan.obstacle_solved')
  expect((await step('solve', solve, 'secretariat', newCommandId())).body.code).toBe('plan.no_such_obstacle')
  const all = await list()
  expect(all.at(-1)).toMatchObject({ id: obstacleId, state: 'solved', may: { write: false } })
  const types = await app.admin
    .selectFrom('event')
    .select('type')
    .where('subject_id', '=', obstacleId)
    .orderBy('id')
    .execute()
  expect(types.map(({ type }) => type)).toEqual([
    ...['plan.obstacle_opened', 'plan.obstacle_planned', 'plan.obstacle_planned', 'plan.obstacle_solved'],
  ])
})
