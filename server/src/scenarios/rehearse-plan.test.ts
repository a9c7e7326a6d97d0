import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { loadPlan } from '../capabilities/plan/index.ts'
import { rehearseImplementation } from './rehearse-implementation.ts'
import { rehearsePapers } from './rehearse-papers.ts'
import { rehearsePlan } from './rehearse-plan.ts'
import { rehearseQuickWins } from './rehearse-quick-wins.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('a rehearsal shows an amendment with a conflict, a request and a remark, and a year of quick wins, once', async () => {
  const { app, region, theatre } = rehearsal
  await loadPlan(region)
  expect(await rehearsePlan(theatre, region, TODAY)).toBe(true)
  expect(await rehearsePlan(theatre, region, TODAY)).toBe(false)
  Object.assign(app.actors.planner, { regionCode: '3505L' })
  app.clock.now = TODAY
  const { body } = await app.get('/api/r/3505L/plan/inbox', 'planner')
  expect([body.conflicts.length, body.requests.length, body.comments.length]).toEqual([1, 1, 1])
  expect(await rehearseQuickWins(theatre, region, TODAY)).toBe(true)
  expect(await rehearseQuickWins(theatre, region, TODAY)).toBe(false)
  expect(await rehearseImplementation(theatre, region, TODAY)).toBe(true)
  expect(await rehearseImplementation(theatre, region, TODAY)).toBe(false)
  expect(await rehearsePapers(theatre, region, TODAY)).toBe(true)
  expect(await rehearsePapers(theatre, region, TODAY)).toBe(false)
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
