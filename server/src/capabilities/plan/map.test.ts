import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, anActivity } from '../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('activities are counted by district and by village, with those of everywhere and of no place apart', async () => {
  const { planId } = await aDraft(app)
  const [district, village] = ['35.05.01', '35.05.01.2001']
  const inVillage = await anActivity(app, planId, { areas: [village], title: 'Di desa' })
  await anActivity(app, planId, { areas: [district], title: 'Di kecamatan', element: 'living.health' })
  await anActivity(app, planId, { areas: ['35.05'], title: 'Di mana-mana' })
  const ask = async (query = '') => (await app.get(`/plan/map?version=${planId}${query}`, 'planner')).body
  const count = ({ areas }: { areas: { code: string; activities: number }[] }, code: string) =>
    areas.find((area) => area.code === code)?.activities
  const whole = await ask()
  expect(whole).toMatchObject({ district: null, everywhere: 1, nowhere: 6, activities: [] })
  expect(count(whole, district)).toBe(2)
  expect(whole.shapes).toHaveLength(22)
  expect(whole.shapes[0].path).toMatch(/^M\d+,\d+L/)
  const one = await ask(`&district=${district}`)
  expect(one).toMatchObject({ district: { code: district }, everywhere: 1 })
  expect(count(one, village)).toBe(1)
  expect(one.shapes.map(({ code }: { code: string }) => code)).toContain(village)
  expect(one.activities.map(({ title }: { title: { id: string } }) => title.id)).toEqual([
    'Di desa',
    'Di kecamatan',
  ])
  expect((await ask(`&district=${district}&dimension=governance`)).activities).toMatchObject([
    { id: inVillage },
  ])
})

test('an area of elsewhere, a version that is not there and who may not read are refused', async () => {
  const { planId } = await aDraft(app)
  const code = async (query: string) => (await app.get(`/plan/map?${query}`, 'planner')).body.code
  expect(await code(`version=${planId}&district=33.25.01`)).toBe('plan.no_such_area')
  expect(await code(`version=${planId}&district=35.05.99`)).toBe('plan.no_such_area')
  expect(await code(`version=${newCommandId()}`)).toBe('plan.no_such_version')
  expect((await app.get('/plan/map')).status).toBe(401)
})
