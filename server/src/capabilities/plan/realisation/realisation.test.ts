import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let planId: string
let activityId: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ planId, activityId } = await aDraft(app))
  await added(app, planId, 'milestone', { title: 'Serah terima', dueOn: '2026-02-01' }, activityId)
  await added(app, planId, 'budget', { year: 2026, source: 'apbd', amount: 400_000_000 }, activityId)
})
afterAll(() => app.stop())

function report(more: object = {}, who: Who = 'agency', id = activityId) {
  const told = {
    year: 2026,
    quarter: 1,
    spent: 100_000_000,
    paperKind: 'payment-order',
    paper: 'SP2D 12/2026',
  }
  return app.post(`/plan/activities/${id}/realisation`, { commandId: newCommandId(), ...told, ...more }, who)
}

const progress = async () => (await app.get(`/plan/activities/${activityId}`, 'agency')).body.line.progress

test('whose owner said nothing is unknown; who reported a quarter in which nothing was reached is at nought', async () => {
  expect(await progress()).toMatchObject({ value: null, basis: 'nothing' })
  const command = { commandId: newCommandId(), spent: 0 }
  const first = await report(command)
  expect(first.status).toBe(200)
  expect(await report(command)).toEqual(first)
  expect(await progress()).toMatchObject({ value: 0, basis: 'milestones', recorded: 0 })
})

test('a quarter is reported by its owner, with a known kind of paper, once it has begun', async () => {
  expect((await report({}, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await report({}, 'leader')).status).toBe(403)
  expect((await report({ paperKind: 'rumour' })).body.code).toBe('plan.unknown_code')
  expect((await report({ quarter: 2 })).body.code).toBe('plan.quarter_in_the_future')
  for (const year of [2024, 2029])
    expect((await report({ year, quarter: 1 })).body.code).toBe('plan.year_outside_plan')
  expect((await report({}, 'agency', newCommandId())).body.code).toBe('plan.no_such_node')
  expect((await report({ spent: -1 })).status).toBe(400)
})

test('a correction counts instead and the first report stays; of the budget it is what was spent of what is planned', async () => {
  expect((await report()).status).toBe(200)
  const { body } = await app.get(`/plan/activities/${activityId}/realisation`, 'agency')
  expect(body).toMatchObject([
    { spent: 100_000_000, isCorrected: false, paper: 'SP2D 12/2026' },
    { spent: 0, isCorrected: true },
  ])
  const changes = [{ field: 'basis', seen: 1, value: 'budget' }]
  await app.post(
    `/plan/versions/${planId}/nodes/activity/${activityId}/edit`,
    { commandId: newCommandId(), changes },
    'planner',
  )
  expect(await progress()).toMatchObject({ value: 0.25, basis: 'budget', recorded: 0 })
})

test('a year tells its quarters and offices; what nobody reported is unknown', async () => {
  const { body } = await app.get('/plan/realisation?year=2026', 'leader')
  expect(body).toMatchObject({ year: 2026, activities: 1, planned: 400_000_000 })
  expect(body.quarters).toEqual([
    { quarter: 1, due: 1, reached: 0, spent: 100_000_000, reports: 1 },
    ...[2, 3, 4].map((quarter) => ({ quarter, due: 0, reached: 0, spent: null, reports: 0 })),
  ])
  expect(body.offices).toMatchObject([
    { code: 'dispendukcapil', planned: 400_000_000, spent: 100_000_000, reported: 1, activities: 1 },
  ])
  expect((await app.get('/plan/realisation?year=2027', 'leader')).body).toMatchObject({
    planned: null,
    offices: [],
  })
  expect((await app.get('/plan/realisation', 'visitor')).status).toBe(403)
})
