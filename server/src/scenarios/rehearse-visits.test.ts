import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { rehearseVisits } from './rehearse-visits.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('a rehearsal has a hospital with sessions of a fortnight, patients, and two who wait, once', async () => {
  const { app, region, theatre } = rehearsal
  expect(await rehearseVisits(theatre, region, TODAY)).toBe(3)
  expect(await rehearseVisits(theatre, region, TODAY)).toBe(0)
  const visits = await app.admin
    .selectFrom('visit')
    .select(['number', 'task'])
    .where('region_code', '=', '3505L')
    .orderBy('id')
    .execute()
  expect(visits.map(({ number, task }) => `${number} ${task}`)).toEqual([
    'A-1 1',
    'A-2 1',
    'A-3 1',
    'C-1 3',
    'C-2 3',
  ])
})
