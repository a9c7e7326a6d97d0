import { newCommandId } from '@guyub/contract/command'
import { placeOf } from '@guyub/contract/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added, anActivity } from '../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a year shows what runs in it, by programme, with milestones reached, late and due', async () => {
  const { planId } = await aDraft(app)
  const programme = await added(app, planId, 'programme', { element: 'living.health', title: 'Sehat' })
  const own = { element: 'living.health', programmeId: programme, title: 'Posyandu keliling' }
  const id = await anActivity(app, planId, { ...own, firstMonth: '2025-11', lastMonth: '2026-02' })
  await anActivity(app, planId, { ...own, title: 'Sesudahnya', firstMonth: '2027-01', lastMonth: '2027-02' })
  const today = app.clock.now.toISOString().slice(0, 10)
  const reached = await added(app, planId, 'milestone', { title: 'Dibuka', dueOn: '2020-01-01' }, id)
  await added(app, planId, 'milestone', { title: 'Terlambat', dueOn: '2020-02-01' }, id)
  await added(app, planId, 'milestone', { title: 'Kelak', dueOn: '2090-02-01' }, id)
  const report = { commandId: newCommandId(), doneOn: today, paper: 'BA 1', paperKind: 'handover-minutes' }
  await app.post(`/plan/milestones/${reached}/reach`, report, 'planner')
  const ask = async (query: string) =>
    (await app.get(`/plan/timeline?version=${planId}&${query}`, 'planner')).body
  const body = await ask('dimension=living&year=2026')
  expect(body).toMatchObject({ first: '2026-01', last: '2026-12', dimension: 'living' })
  expect(body.dimensions.find(({ key }: { key: string }) => key === 'living').activities).toBe(2)
  expect(body.groups.map(({ title }: { title: object | null }) => title)).toEqual([
    { id: 'Sehat', en: null },
    null,
  ])
  const [bar] = body.groups[0].bars
  expect(bar).toMatchObject({ id, first: '2025-11', last: '2026-02', isOpen: false })
  expect(bar.milestones.map(({ state }: { state: string }) => state)).toEqual(['reached', 'late', 'due'])
  // Without months it is drawn through the year in which it begins, and says that its end is open.
  expect(body.groups[1].bars[0]).toMatchObject({ first: '2026-01', last: '2026-12', isOpen: true })
  expect((await ask('dimension=living&year=2027')).groups[0].bars).toHaveLength(1)
  expect((await ask('dimension=living')).groups[0].bars).toHaveLength(2)
  expect((await ask('')).dimension).toBe('governance')
  expect((await app.get('/plan/timeline')).status).toBe(401)
  expect((await app.get(`/plan/timeline?version=${newCommandId()}`, 'planner')).status).toBe(404)
})

test('a month begins where the one before it ends, and what is outside stands at the edge', () => {
  expect(placeOf('2026-01', '2026-01', '2026-12')).toBe(0)
  expect(placeOf('2026-06', '2026-01', '2026-12', true)).toBe(0.5)
  expect(placeOf('2026-07-01', '2026-01', '2026-12')).toBe(0.5)
  expect([placeOf('2020-01', '2026-01', '2026-12'), placeOf('2030-01', '2026-01', '2026-12')]).toEqual([0, 1])
})
