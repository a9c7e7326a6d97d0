import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRehearsal } from '../../test/a-rehearsal.ts'
import { rehearseQueue } from './rehearse-queue.ts'

const TODAY = new Date('2026-06-24T03:00:00Z')

let rehearsal: Awaited<ReturnType<typeof aRehearsal>>
beforeAll(async () => {
  rehearsal = await aRehearsal(TODAY)
})
afterAll(() => rehearsal.app.stop())

test('a rehearsal has a hall with two mornings behind it and people who wait, once', async () => {
  const { app, region, theatre } = rehearsal
  expect(await rehearseQueue(theatre, region, TODAY)).toBe(24)
  expect(await rehearseQueue(theatre, region, TODAY)).toBe(0)
  const states = await app.admin
    .selectFrom('queue_ticket')
    .select(['state', (eb) => eb.fn.countAll<string>().as('tickets')])
    .where('region_code', '=', '3505L')
    .groupBy('state')
    .orderBy('state')
    .execute()
  expect(states.map(({ state, tickets }) => `${state} ${tickets}`)).toEqual([
    'called 1',
    'served 19',
    'waiting 4',
  ])
})
