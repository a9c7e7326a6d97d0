import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { rehearseLetters } from './rehearse-letters.ts'
import { rehearseResidents } from './rehearse-residents.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('one village of a rehearsal has residents and letters of OpenSID, one of each faulty; once', async () => {
  const { app, region, theatre } = rehearsal
  expect(await rehearseResidents(theatre, region, TODAY)).toBe(true)
  expect(await rehearseResidents(theatre, region, TODAY)).toBe(false)
  expect(await rehearseLetters(theatre, region, TODAY)).toBe(true)
  expect(await rehearseLetters(theatre, region, TODAY)).toBe(false)
  const list = await app.admin.selectFrom('letter_import').selectAll().executeTakeFirstOrThrow()
  expect(list).toMatchObject({ region_code: '3505L', rows: 5, added: 4, faulty: 1 })
  const row = await app.admin.selectFrom('resident_import').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ region_code: '3505L', rows: 7, added: 6, faulty: 1 })
})
