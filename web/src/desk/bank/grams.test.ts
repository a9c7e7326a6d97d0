import { gramsOf } from '@guyub/contract/ledger/grams'
import { expect, test } from 'vitest'
import { type KeptBook, listAt, weighed } from './kept-books.ts'

test('kilograms become whole grams, with comma or point, and what is no weight becomes nothing', () => {
  expect(['1,25', '1.25', ' 0,001', '12', '500'].map((typed) => gramsOf(typed, 500_000))).toEqual([
    ...[1250, 1250, 1, 12_000, 500_000],
  ])
  for (const typed of ['', '0', '0,000', '-1', '1,2345', 'satu', '500,001', '1e3', '1,2,3'])
    expect([typed, gramsOf(typed, 500_000)]).toEqual([typed, undefined])
})

const BOOK: KeptBook = {
  ...{ id: 'b', name: 'Melati', heaviest: 500_000, commodities: [] },
  members: [
    { id: 'x', number: 1, name: 'Budi', balance: 100 },
    { id: 'y', number: 2, name: 'Siti', balance: 0 },
  ],
  lists: [
    { id: 'old', countsFrom: '2026-03-01T00:00:00.000Z', pays: {} },
    { id: 'new', countsFrom: '2026-03-02T00:00:00.000Z', pays: {} },
  ],
}

test('the list that counts is the last that has begun, and a balance grows by what was weighed', () => {
  expect(listAt(BOOK, Date.parse('2026-03-01T12:00:00Z'))?.id).toBe('old')
  expect(listAt(BOOK, Date.parse('2026-03-02T12:00:00Z'))?.id).toBe('new')
  expect(listAt(BOOK, Date.parse('2026-02-01T12:00:00Z'))).toBe(undefined)
  const [after] = weighed([BOOK], 'b', 'x', 50)
  expect(after?.members.map(({ balance }) => balance)).toEqual([150, 0])
})
