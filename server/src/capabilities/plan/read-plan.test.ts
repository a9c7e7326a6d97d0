import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added, anActivity } from '../../../test/a-plan.ts'
import { aCardAtTheCounter, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('what the platform computes moves the plan, what nobody recorded stays unknown, and the basis says which is which', async () => {
  const before = (await app.get('/plan?year=2026', 'leader')).body
  expect(before.progress).toMatchObject({ value: null, known: 0, total: 17 })
  const blanks = { commandId: newCommandId(), stock: 'child-card', count: 9, reason: 'received' }
  await app.post('/cases/stock', { ...blanks, occurredAt: app.clock.now.toISOString() }, 'registrar')
  const { commandId, ...request } = aRequest()
  await app.post('/cases', { commandId, ...request }, 'clerk')
  for (const act of aCardAtTheCounter()) await app.post(`/cases/${commandId}/act`, act, 'registrar')
  await app.settle()
  const { body } = await app.get('/plan?year=2026', 'leader')
  const governance = body.dimensions[0]
  expect(governance.progress).toMatchObject({ known: 2, total: 4, recorded: 2 })
  expect(governance.elements[0].programmes).toMatchObject([{ id: null, activities: 2 }])
  const { body: lines } = await app.get('/plan/activities?dimension=governance&year=2026', 'leader')
  expect(lines[0]).toMatchObject({
    key: 'pak-saidi',
    ownerName: 'Dinas Kependudukan dan Pencatatan Sipil',
    figure: { indicator: 'papers-within-promise', value: 1, target: 0.95, events: 1 },
    progress: { value: 1, basis: 'indicators', recorded: 1 },
  })
  const { body: whole } = await app.get(`/plan/activities/${lines[0].id}`, 'leader')
  const year = whole.indicators[0].years.find((each: { year: number }) => each.year === 2026)
  expect(year).toMatchObject({ target: 0.95, value: 1, reports: [] })
  expect((await app.get('/plan?year=2025', 'leader')).body.progress.known).toBe(0)
})

test('a larger plan is asked with no more statements than a small one', async () => {
  const few = await app.statementsDuring(() => app.get('/plan', 'leader'))
  const { planId } = await aDraft(app)
  for (let n = 0; n < 12; n++) {
    const id = await anActivity(app, planId)
    await added(app, planId, 'indicator', { platform: 'requests-received', target: 10 }, id)
    await added(app, planId, 'indicator', { platform: 'time-to-delivery', target: 10 }, id)
  }
  const many = await app.statementsDuring(() => app.get(`/plan?version=${planId}`, 'leader'))
  // One more: of a duration no sums by day are kept.
  expect(many.length).toBeLessThanOrEqual(few.length + 1)
})

test('activities are found by office, programme and how long nobody touched them', async () => {
  const { planId } = await aDraft(app, { owner: 'dlh' })
  const at = (query: string) => app.get(`/plan/activities?version=${planId}&${query}`, 'leader')
  expect((await at('office=dlh')).body).toHaveLength(6)
  const programme = await added(app, planId, 'programme', { element: 'living.health', title: 'Sehat' })
  const own = { element: 'living.health', programmeId: programme, coOwners: ['diskominfo'] }
  const id = await anActivity(app, planId, own)
  expect((await at('office=diskominfo')).body).toMatchObject([{ id }])
  expect((await at(`programme=${programme}`)).body).toMatchObject([{ id }])
  expect((await at('programme=none')).body).toHaveLength(6)
  expect((await at('staleDays=30')).body).toEqual([])
  app.clock.now = new Date(app.clock.now.getTime() + 31 * 86_400_000)
  expect((await at('staleDays=30')).body).toHaveLength(7)
  await app.post(
    `/plan/versions/${planId}/nodes/activity/${id}/edit`,
    { commandId: newCommandId(), changes: [{ field: 'weight', seen: 1, value: 4 }] },
    'planner',
  )
  expect((await at('staleDays=30')).body).toHaveLength(6)
})

test('a milestone weighs what the plan says, the named basis holds, and spending nobody recorded is unknown', async () => {
  const { planId, activityId } = await aDraft(app)
  const [first] = await Promise.all([
    added(app, planId, 'milestone', { title: 'Besar', dueOn: '2026-01-10', weight: 3 }, activityId),
    added(app, planId, 'milestone', { title: 'Kecil', dueOn: '2026-01-20' }, activityId),
  ])
  const report = { commandId: newCommandId(), doneOn: '2026-01-09', paper: 'BA 1' }
  await app.post(`/plan/milestones/${first}/reach`, report, 'agency')
  const line = async () =>
    (await app.get(`/plan/activities/${activityId}?version=${planId}`, 'planner')).body.line
  expect(await line()).toMatchObject({
    milestones: { done: 1, total: 2, late: 1 },
    progress: { value: 0.75, basis: 'milestones' },
  })
  const basis = (value: string, seen: number) =>
    app.post(
      `/plan/versions/${planId}/nodes/activity/${activityId}/edit`,
      { commandId: newCommandId(), changes: [{ field: 'basis', seen, value }] },
      'planner',
    )
  await basis('indicators', 1)
  expect((await line()).progress).toMatchObject({ value: null, known: 0 })
  await basis('budget', 2)
  expect((await line()).progress).toMatchObject({ value: null, basis: 'nothing' })
})

test('a region without a plan, a version that is not there and a stranger each hear which it is', async () => {
  Object.assign(app.actors.elsewhere, { regionCode: '3325' })
  expect((await app.get('/api/r/3325/plan', 'elsewhere')).body.code).toBe('plan.none')
  expect((await app.get('/api/r/3325/plan/vision')).body.code).toBe('plan.none')
  expect((await app.get(`/plan?version=${newCommandId()}`, 'leader')).body.code).toBe('plan.no_such_version')
  expect((await app.get('/plan')).status).toBe(401)
  expect((await app.get('/plan/inbox', 'leader')).status).toBe(403)
  expect((await app.get('/plan/lists', 'leader')).body.needSources.length).toBeGreaterThan(2)
})
