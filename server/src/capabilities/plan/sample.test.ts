import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadPlan } from './load-plan.ts'
import { generate, readSample } from './sample.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a rehearsal gets 150 generated activities that say they are a sample, once; the real region keeps its sourced plan', async () => {
  const rehearsal = app.pool.region('3505L')
  expect(await loadPlan(rehearsal)).toBe(true)
  expect(await loadPlan(rehearsal)).toBe(false)
  const count = async (region: string) =>
    (await app.admin.selectFrom('plan_activity').select('id').where('region_code', '=', region).execute())
      .length
  expect([await count('3505L'), await count('3505')]).toEqual([150, 17])
  Object.assign(app.actors.planner, { regionCode: '3505L' })
  const { body: plan } = await app.get('/api/r/3505L/plan', 'planner')
  expect(plan).toMatchObject({ isSample: true, status: 'adopted', missing: [] })
  // Whose owner never reported anything is unknown, also where milestones are due.
  expect(plan.progress.known).toBeGreaterThan(50)
  expect(plan.progress.known).toBeLessThan(150)
  const { body: document } = await app.get('/api/r/3505L/plan/document', 'planner')
  expect(document.nodes.word).toHaveLength(3)
  expect(document.nodes.need[0].fields.activities).toHaveLength(2)
  const { body: lines } = await app.get('/api/r/3505L/plan/activities', 'planner')
  expect(lines).toHaveLength(150)
})

test('the same sample is generated every time, and no paper was reported before its milestone', () => {
  const bare = () => generate(readSample(), ['35.05.01']).map(({ id: _, ...activity }) => activity)
  expect(bare()).toEqual(bare())
  for (const { firstMonth, lastMonth } of bare()) expect(lastMonth >= firstMonth).toBe(true)
})
