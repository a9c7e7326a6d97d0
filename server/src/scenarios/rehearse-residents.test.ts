import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { buildApp } from '../app.ts'
import { loadOffices } from '../capabilities/regions/index.ts'
import { loadServices } from '../kernel/definitions.ts'
import { loadSamplePeople } from '../people.ts'
import { rehearseResidents } from './rehearse-residents.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('one village of a rehearsal has residents, one of them faulty; once', async () => {
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadSamplePeople({ pool: app.pool, now: () => TODAY }, '3505L', '3505l.latihan.test')
  const theatre = {
    services: loadServices(),
    build: (authenticate: never, now: () => Date) => buildApp({ ...app.house, authenticate, now }),
  }
  expect(await rehearseResidents(theatre as never, region, TODAY)).toBe(true)
  expect(await rehearseResidents(theatre as never, region, TODAY)).toBe(false)
  const row = await app.admin.selectFrom('resident_import').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ region_code: '3505L', rows: 7, added: 6, faulty: 1 })
})
