import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { checkLedger } from '../capabilities/ledger/index.ts'
import { rehearseLedger } from './rehearse-ledger.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('a rehearsal has a waste bank with six weeks behind it, once, and its books balance', async () => {
  const { app, region, theatre } = rehearsal
  expect(await rehearseLedger(theatre, region, TODAY)).toBe(6)
  expect(await rehearseLedger(theatre, region, TODAY)).toBe(0)
  const { counted, faults } = await checkLedger(app.reader)
  expect(faults).toEqual([])
  expect(counted).toBeGreaterThan(150)
})
