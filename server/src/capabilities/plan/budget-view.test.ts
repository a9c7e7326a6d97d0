import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added } from '../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('money is added up by year, source, dimension and owner, behind any of them, down to the activity', async () => {
  const { planId, activities } = await aDraft(app)
  const money = (dimension: string, fields: object) =>
    added(app, planId, 'budget', fields, activities[dimension])
  await money('living', { year: 2026, source: 'apbd', amount: 100 })
  await money('living', { year: 2027, source: 'csr', amount: 50 })
  await money('society', { year: 2026, source: 'apbd', amount: 7 })
  const ask = async (query = '') => (await app.get(`/plan/budget?version=${planId}${query}`, 'planner')).body
  const all = await ask()
  expect(all.years).toEqual([2025, 2026, 2027, 2028])
  expect(all.total).toMatchObject({ amounts: [0, 107, 50, 0], total: 157, activities: 2 })
  expect(all.without).toBe(4)
  expect(all.bySource).toMatchObject([
    { key: 'apbd', label: { id: 'APBD kabupaten/kota' }, amounts: [0, 107, 0, 0], activities: 2 },
    { key: 'csr', total: 50 },
  ])
  expect(all.byDimension.map(({ key, total }: { key: string; total: number }) => [key, total])).toEqual([
    ['living', 150],
    ['society', 7],
  ])
  expect(all.byOwner).toMatchObject([
    { key: 'dispendukcapil', label: 'Dinas Kependudukan dan Pencatatan Sipil' },
  ])
  expect(all.activities[0]).toMatchObject({ id: activities.living, amount: 150 })
  expect(all.total).toMatchObject({ spent: null, reported: 0 })
  const report = {
    commandId: newCommandId(),
    year: 2026,
    quarter: 1,
    spent: 60,
    paper: 'SP2D 1',
    paperKind: 'payment-order',
  }
  const reply = await app.post(`/plan/activities/${activities.living}/realisation`, report, 'planner')
  expect(reply).toMatchObject({ status: 200 })
  const later = await ask()
  expect(later.total).toMatchObject({ spent: 60, reported: 1 })
  expect(later.bySource[0].spent).toBeNull()
  expect(later.activities.map(({ spent }: { spent: number | null }) => spent)).toEqual([60, null])
  expect((await ask('&year=2027')).total.spent).toBeNull()
  expect((await ask('&year=2027')).total).toMatchObject({ total: 50, activities: 1 })
  expect((await ask('&source=apbd&dimension=society')).activities).toMatchObject([{ amount: 7 }])
  expect((await ask('&owner=dlh')).total).toMatchObject({ total: 0, activities: 0 })
  expect((await app.get('/plan/budget')).status).toBe(401)
  expect((await app.get(`/plan/budget?version=${newCommandId()}`, 'planner')).status).toBe(404)
})
