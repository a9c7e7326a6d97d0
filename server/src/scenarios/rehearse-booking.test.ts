import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { rehearseBooking } from './rehearse-booking.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('a rehearsal has a co-working space and a creative house with four weeks behind them, once', async () => {
  const { app, region, theatre } = rehearsal
  expect(await rehearseBooking(theatre, region, TODAY)).toBe(37)
  expect(await rehearseBooking(theatre, region, TODAY)).toBe(0)
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from booking where region_code = '3505L' group by state`.execute(
    app.admin,
  )
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  expect(counts).toEqual({ completed: 25, no_show: 3, confirmed: 7, waiting: 1, requested: 1 })
})
