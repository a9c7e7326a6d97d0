import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { loadCalendar } from '../capabilities/calendar/index.ts'
import { loadOffices } from '../capabilities/regions/index.ts'
import { live, numberOf, villagesOf } from './live.ts'

const WISH = { seed: 3, days: 2, perDay: 12, errors: 30, outages: 50, together: 3, speed: undefined }

let app: TestApp
let address: string
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
  app.clock.now = new Date()
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadCalendar(region, app.clock.now)
  await app.http.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(app.http.app.server.address() as AddressInfo).port}`
})
afterAll(() => app.stop())

test('days are lived through the door of a server: mistakes change nothing, and nobody stays employed', async () => {
  const region = app.pool.region('3505L')
  const villages = await villagesOf(region, 3, undefined)
  expect(new Set(villages.map(({ code }) => code.slice(0, 8))).size).toBe(3)
  const told = await live(app.house, address, region, { ...WISH, villages })
  expect([...told.broken, ...told.mishaps.wrong]).toEqual([])
  expect(told).toMatchObject({ isSound: true, unanswered: 0 })
  expect(told.mishaps.twice).toBeGreaterThan(0)
  expect(told.mishaps.unfilled).toBeGreaterThan(0)
  const { rows } = await sql<{ cases: number; employed: number; elsewhere: number }>`
    select (select count(*)::int from "case" where region_code = '3505L') as cases,
      (select count(*)::int from membership where region_code = '3505L' and decree = 'Simulasi'
         and (valid_to is null or valid_to > valid_from)) as employed,
      (select count(*)::int from "case" where region_code <> '3505L') as elsewhere`.execute(app.admin)
  expect(rows[0]).toEqual({ cases: told.arrivals, employed: 0, elsewhere: 0 })
})

test('inhabitants come from a file; without any of its villages there is nothing to live', async () => {
  const region = app.pool.region('3505L')
  const file = join(mkdtempSync(join(tmpdir(), 'guyub-people-')), 'penduduk.csv')
  writeFileSync(file, 'kode,penduduk\n35.05.01.2001,4312\n"35.05.01.2002";900\n')
  expect(await villagesOf(region, 5, file)).toEqual([
    { code: '35.05.01.2001', people: 4312 },
    { code: '35.05.01.2002', people: 900 },
  ])
  writeFileSync(file, 'kode,penduduk\n')
  expect((await villagesOf(region, 5, file)).length).toBe(5)
  expect(() => numberOf('satu', 'days', 1, 60)).toThrow(/--days/)
  expect(() => numberOf('61', 'days', 1, 60)).toThrow(/0.*60/)
})
