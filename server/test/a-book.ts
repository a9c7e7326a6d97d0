import { newCommandId } from '@guyub/contract/command'
import type { Duty } from '@guyub/contract/ledger'
import { NINE } from './builders.ts'
import type { TestApp } from './harness.ts'

const AREA = '35.05.01.2001'
export const PRICES = [
  { commodity: 'botol-pet', pays: 1000, takes: 1400 },
  { commodity: 'kardus', pays: 1205 },
  { commodity: 'besi', pays: 1500 },
]

/** People of waste banks: the agency that oversees them, and keepers with a duty each. */
export function withKeepers(app: TestApp) {
  const as = (name: string) => name as Parameters<TestApp['post']>[2]
  Object.assign(app.actors, {
    overseer: app.anActor('service-officer', 'dlh'),
    ...Object.fromEntries(
      ['weigher', 'treasurer', 'chair', 'upperTreasurer', 'stranger'].map((name) => [
        name,
        app.anActor('savings-officer', AREA),
      ]),
    ),
  })
  const idOf = (name: string) => (app.actors as Record<string, { id: string }>)[name]?.id ?? ''
  const post = (path: string, body: object, name: string) =>
    app.post(`/ledger${path}`, { commandId: newCommandId(), ...body }, as(name))
  const get = (path: string, name: string) => app.get(`/ledger${path}`, as(name))

  async function mayKeep(...names: readonly string[]): Promise<void> {
    for (const name of names)
      await app.admin
        .insertInto('membership')
        .values({
          ...{ region_code: '3505', id: newCommandId(), user_id: idOf(name), office_code: AREA },
          ...{ role: 'savings-officer', decree: 'SK-1', valid_from: '2026-01-01', valid_to: null },
        })
        .execute()
  }

  async function aBook(name: string, more: object = {}): Promise<string> {
    const asked = { service: 'bank-sampah', kind: 'unit', name, areaCode: AREA, ...more }
    const { status, body } = await post('/books', asked, 'overseer')
    if (status !== 200) throw new Error(JSON.stringify(body))
    return String(body.bookId)
  }

  async function appoint(bookId: string, name: string, duty: Duty, isKeeper = true) {
    return post(`/books/${bookId}/keepers`, { userId: idOf(name), duty, isKeeper }, 'overseer')
  }

  /** A unit with its three keepers, prices, and one member. */
  async function aUnit(name: string, more: object = {}) {
    const bookId = await aBook(name, more)
    for (const duty of ['weigher', 'treasurer', 'chair'] as const) await appoint(bookId, duty, duty)
    const prices = await post(`/books/${bookId}/prices`, { countsFrom: NINE, prices: PRICES }, 'chair')
    if (prices.status !== 200) throw new Error(JSON.stringify(prices.body))
    return { bookId, listId: String(prices.body.listId), holderId: await aHolder(bookId, 'Budi') }
  }

  async function aHolder(bookId: string, name: string, more: object = {}): Promise<string> {
    const asked = { kind: 'perorangan', holder: { name, ...more } }
    const { status, body } = await post(`/books/${bookId}/holders`, asked, 'weigher')
    if (status !== 200) throw new Error(JSON.stringify(body))
    return String(body.holderId)
  }

  return { post, get, mayKeep, aBook, appoint, aUnit, aHolder, idOf }
}
export type Keepers = ReturnType<typeof withKeepers>
