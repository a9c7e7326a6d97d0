import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { buildApp } from '../app.ts'
import { loadPlan } from '../capabilities/plan/index.ts'
import { loadOffices } from '../capabilities/regions/index.ts'
import { loadServices } from '../kernel/definitions.ts'
import { loadSamplePeople } from '../people.ts'
import { rehearseImplementation } from './rehearse-implementation.ts'
import { rehearsePapers } from './rehearse-papers.ts'
import { rehearsePlan } from './rehearse-plan.ts'
import { rehearseQuickWins } from './rehearse-quick-wins.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a rehearsal shows an amendment with a conflict, a request and a remark, and a year of quick wins, once', async () => {
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadPlan(region)
  await loadSamplePeople({ pool: app.pool, now: () => TODAY }, '3505L', '3505l.latihan.test')
  const theatre = {
    services: loadServices(),
    build: (authenticate: never, now: () => Date) => buildApp({ ...app.house, authenticate, now }),
  }
  expect(await rehearsePlan(theatre as never, region, TODAY)).toBe(true)
  expect(await rehearsePlan(theatre as never, region, TODAY)).toBe(false)
  Object.assign(app.actors.planner, { regionCode: '3505L' })
  app.clock.now = TODAY
  const { body } = await app.get('/api/r/3505L/plan/inbox', 'planner')
  expect([body.conflicts.length, body.requests.length, body.comments.length]).toEqual([1, 1, 1])
  expect(await rehearseQuickWins(theatre as never, region, TODAY)).toBe(true)
  expect(await rehearseQuickWins(theatre as never, region, TODAY)).toBe(false)
  expect(await rehearseImplementation(theatre as never, region, TODAY)).toBe(true)
  expect(await rehearseImplementation(theatre as never, region, TODAY)).toBe(false)
  expect(await rehearsePapers(theatre as never, region, TODAY)).toBe(true)
  expect(await rehearsePapers(theatre as never, region, TODAY)).toBe(false)
  const papers = await app.admin.selectFrom('plan_paper').select('report').execute()
  expect(papers.map(({ report }) => report).sort()).toEqual(['milestone', 'milestone', 'realisation'])
  const held = (await app.get('/api/r/3505L/plan/obstacles', 'planner')).body.obstacles
  expect(held.map(({ isLate }: { isLate: boolean }) => isLate)).toEqual([true, false])
  expect((await app.get('/api/r/3505L/plan/refocusing', 'planner')).body.refocusings).toHaveLength(1)
  const list = (await app.get('/api/r/3505L/plan/quick-wins')).body
  expect(list.years[0].lines.map(({ phase }: { phase: string }) => phase).sort()).toEqual([
    'chosen',
    'launched',
    'not-chosen',
  ])
})
