import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keepers, withKeepers } from '../../../test/a-book.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { checkLedger } from './check.ts'

let app: TestApp
let keepers: Keepers
let unit: Awaited<ReturnType<Keepers['aUnit']>>
let mother: string
beforeAll(async () => {
  app = await startTestApp()
  keepers = withKeepers(app)
  await keepers.mayKeep('weigher', 'treasurer', 'chair')
  mother = await keepers.aBook('Bank Sampah Induk Blitar', { kind: 'induk' })
  unit = await keepers.aUnit('Bank Sampah Melati', { above: mother })
  await keepers.appoint(mother, 'treasurer', 'treasurer')
  const money = { kind: 'capital', rupiah: 1_000_000, reason: 'Modal' }
  for (const book of [mother, unit.bookId]) await post(`/books/${book}/money`, money)
})
afterAll(() => app.stop())

const post = (path: string, body: object) =>
  keepers.post(path, { occurredAt: app.clock.now.toISOString(), ...body }, 'treasurer')

const step = fc.oneof(
  fc.record({ act: fc.constant('weigh' as const), grams: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ act: fc.constant('draw' as const), grams: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ act: fc.constant('sell' as const), grams: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ act: fc.constant('up' as const), grams: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ act: fc.constant('count' as const), grams: fc.integer({ min: 0, max: 9000 }) }),
  fc.record({ act: fc.constant('back' as const), grams: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ act: fc.constant('settle' as const), grams: fc.integer({ min: 1, max: 9000 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

const written: string[] = []

/** One step; it may be refused, and never fails. */
async function take({ act, grams }: Step): Promise<void> {
  const { bookId, holderId, listId } = unit
  const [base, goods] = [`/books/${bookId}`, { commodity: 'botol-pet', grams }]
  const { status, body } = await {
    weigh: () => post(`${base}/deposits`, { holderId, listId, items: [goods], isMeant: true }),
    draw: () => post(`${base}/withdrawals`, { holderId, rupiah: grams }),
    sell: () =>
      post(`${base}/sales`, { buyer: { to: 'trader', paid: 'cash' }, items: [{ ...goods, price: 900 }] }),
    up: () =>
      post(`${base}/sales`, { buyer: { to: 'above', paid: 'owed' }, items: [{ ...goods, price: 1100 }] }),
    count: () => post(`${base}/stock-counts`, { ...goods, reason: 'Timbang ulang' }),
    back: () =>
      post(`${base}/entries/${written[grams % (written.length || 1)] ?? bookId}/reverse`, {
        reason: 'Keliru',
      }),
    settle: () => post(`/books/${mother}/settlements`, { to: bookId, rupiah: grams, by: 'cash' }),
  }[act]()
  expect([200, 404, 409]).toContain(status)
  if (status === 200 && body.entryId) written.push(body.entryId)
}

test('whatever two people do at once, in whatever order and taken back or not, every book adds up again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 10 }), async (pairs) => {
      for (const pair of pairs) await Promise.all(pair.map(take))
      expect((await checkLedger(app.reader)).faults).toEqual([])
    }),
    { numRuns: 12, seed: 5 },
  )
  expect(written.length).toBeGreaterThan(30)
}, 60_000)
