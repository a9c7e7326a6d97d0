import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added, anActivity } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let planId: string
let activityId: string
let otherId: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ planId, activityId } = await aDraft(app))
  otherId = await anActivity(app, planId, { ownerCode: 'dinas-kesehatan', title: 'Antrean puskesmas' })
  const money = (id: string, source: string, amount: number, year = 2026) =>
    added(app, planId, 'budget', { year, source, amount }, id)
  await money(activityId, 'apbd', 100)
  await money(activityId, 'dak', 50)
  await money(otherId, 'apbd', 40)
  await money(otherId, 'apbd', 70, 2027)
})
afterAll(() => app.stop())

function send(more: object = {}, who: Who = 'planner') {
  const decided = { year: 2026, percent: 40, source: 'apbd', cut: 56, decidedOn: '2026-03-01' }
  const why = { reason: 'Dialihkan untuk penanganan bencana', paper: 'Perbup 3/2026', paperKind: 'decree' }
  return app.post('/plan/refocusing', { commandId: newCommandId(), ...decided, ...why, ...more }, who)
}

const whatIf = (query: string, who: Who = 'leader') => app.get(`/plan/refocusing/what-if?${query}`, who)

test('before anybody decides it is told what the plan would lose, and nothing is written', async () => {
  const { body } = await whatIf('year=2026&percent=40&source=apbd')
  expect(body).toMatchObject({ planned: 190, before: 190, cut: 56, after: 134 })
  expect(body.activities).toMatchObject([
    { id: activityId, planned: 150, cut: 40, after: 110, falls: 'cut', spent: null },
    { id: otherId, planned: 40, cut: 16, after: 24, falls: 'cut' },
  ])
  const one = (await whatIf(`year=2026&percent=100&activity=${otherId}`)).body
  expect(one.activities).toMatchObject([{ after: 0, falls: 'stopped' }])
  expect((await whatIf('year=2026&percent=10&office=dlh')).body.code).toBe('plan.refocusing_nothing')
  expect((await whatIf('year=2026&percent=101')).status).toBe(400)
  expect((await app.get('/plan/refocusing', 'leader')).body).toMatchObject({ refocusings: [], years: [] })
})

test('it is decided with a day that is over, by planners, of the money that was seen', async () => {
  expect((await send({}, 'agency')).status).toBe(403)
  expect((await send({ decidedOn: '2026-03-03' })).body.code).toBe('plan.refocusing_in_the_future')
  expect((await send({ decidedOn: '2024-12-31' })).body.code).toBe('plan.refocusing_outside_plan')
  expect((await send({ year: 2029 })).body.code).toBe('plan.year_outside_plan')
  expect((await send({ paperKind: 'rumour' })).body.code).toBe('plan.unknown_code')
  expect((await send({ cut: 55 })).body.code).toBe('plan.changed')
  expect((await send({ dimension: 'branding' })).body.code).toBe('plan.refocusing_nothing')
  const command = { commandId: newCommandId() }
  const first = await send(command)
  expect(first).toMatchObject({ status: 200, body: { cut: 56, activities: 2 } })
  expect(await send(command)).toEqual(first)
  expect((await send()).body.code).toBe('plan.changed')
})

test('afterwards the plan says what it said, and what is left of it is less', async () => {
  const { body } = await app.get('/plan/refocusing', 'leader')
  expect(body.years).toEqual([{ year: 2026, planned: 190, cut: 56, left: 134, spent: null }])
  expect(body.refocusings).toMatchObject([{ cut: 56, before: 190, activities: [{ cut: 40 }, { cut: 16 }] }])
  const again = (await whatIf('year=2026&percent=50&source=apbd')).body
  expect(again).toMatchObject({ planned: 190, before: 134, cut: 42, after: 92 })
})

test('who spent more than is left is told first, and a percentage of money rests on what is left', async () => {
  await app.post(
    `/plan/activities/${activityId}/realisation`,
    { commandId: newCommandId(), year: 2026, quarter: 1, spent: 55, paper: 'SP2D 9/2026' },
    'agency',
  )
  const { body } = await whatIf('year=2026&percent=90')
  expect(body.activities[0]).toMatchObject({ id: activityId, falls: 'overspent', spent: 55 })
  const changes = [{ field: 'basis', seen: 1, value: 'budget' }]
  await app.post(
    `/plan/versions/${planId}/nodes/activity/${activityId}/edit`,
    { commandId: newCommandId(), changes },
    'planner',
  )
  const { line } = (await app.get(`/plan/activities/${activityId}`, 'agency')).body
  expect(line.progress).toMatchObject({ value: 0.5, basis: 'budget' })
})

test('two at once do not take the same money twice', async () => {
  const body = { year: 2027, percent: 100, source: 'apbd', cut: 70 }
  const both = await Promise.all([send(body), send(body)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})
