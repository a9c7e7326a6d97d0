import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { buildApp, lapseCases } from '../app.ts'
import { loadCalendar, openCalendars } from '../capabilities/calendar/index.ts'
import { loadOffices } from '../capabilities/regions/index.ts'
import { loadServices } from '../kernel/definitions.ts'
import { loadSamplePeople } from '../people.ts'
import { rehearse } from './rehearse.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a rehearsal fills itself over working days and villages, once, and its figures are its own', async () => {
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadCalendar(region, TODAY)
  await loadSamplePeople({ pool: app.pool, now: () => TODAY }, '3505L', '3505l.latihan.test')
  const calendar = await openCalendars().of({ region, now: () => TODAY })
  const theatre = {
    lapse: (now: Date) => lapseCases({ ...app.house, reader: app.reader, now: () => now }),
    services: loadServices(),
    build: (authenticate: never, now: () => Date) => buildApp({ ...app.house, authenticate, now }),
  }

  const played = await rehearse(theatre as never, region, calendar, TODAY)
  expect(played).toBe(166)
  expect(await rehearse(theatre as never, region, calendar, TODAY)).toBe(0)

  await app.settle()
  const rows = await app.admin
    .selectFrom('indicator_day')
    .select(['region_code', 'day'])
    .where('indicator', '=', 'papers-within-promise')
    .execute()
  expect(new Set(rows.map((row) => row.region_code))).toEqual(new Set(['3505L']))
  expect(new Set(rows.map((row) => row.day)).size).toBeGreaterThan(5)
  const last = await app.admin
    .selectFrom('case')
    .select((eb) => eb.fn.max('received_at').as('at'))
    .executeTakeFirstOrThrow()
  expect(last.at.getTime()).toBeLessThanOrEqual(TODAY.getTime())
})
