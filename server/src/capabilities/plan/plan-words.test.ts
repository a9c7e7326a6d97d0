import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadPlan } from './load-plan.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

interface Words {
  readonly id: string
  readonly en: string | null
}

async function titles(): Promise<Words[]> {
  const { body } = await app.get('/plan', 'planner')
  const dimensions = body.dimensions as { elements: { label: Words }[] }[]
  const elements = dimensions.flatMap((dimension) => dimension.elements)
  const activities = (await app.get('/plan/activities', 'planner')).body as { title: Words }[]
  expect(elements.every(({ label }) => label.id && label.en)).toBe(true)
  return [body.title, ...activities.map(({ title }) => title)]
}

test('a plan is read in English where somebody translated it, and its names stay what they are', async () => {
  const found = await titles()
  expect(found[0]).toEqual({
    id: 'Masterplan Smart City Kabupaten Blitar',
    en: 'Smart city master plan of Kabupaten Blitar',
  })
  expect(found).toContainEqual({ id: 'Bangga Menanam', en: null })
})

test('a plan from before gains the English of what still reads as in the reference, and of nothing else', async () => {
  const region = app.pool.region('3505')
  const where = ['region_code', '=', '3505'] as const
  await app.admin
    .updateTable('plan')
    .set({ title: 'Rencana kami', title_en: null })
    .where(...where)
    .execute()
  await app.admin
    .updateTable('plan_activity')
    .set({ title_en: null })
    .where(...where)
    .execute()
  expect(await loadPlan(region)).toBe(false)
  const found = await titles()
  expect(found[0]).toEqual({ id: 'Rencana kami', en: null })
  expect(found).toContainEqual({ id: 'Promosi pariwisata', en: 'Promotion of tourism' })
})
