import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNTS, type Posting, reversed, unbalanced } from './accounts.ts'
import {
  cashCountEntry,
  costOf,
  depositEntry,
  type Held,
  moneyEntry,
  purchaseEntry,
  saleEntry,
  settlementEntries,
  stockCountEntry,
  withdrawalEntry,
  worthOf,
} from './entries.ts'

const COMMODITIES = ['pet', 'kardus', 'besi']
const items = fc.array(
  fc.record({
    commodity: fc.constantFrom(...COMMODITIES),
    grams: fc.integer({ min: 1, max: 500_000 }),
    price: fc.integer({ min: 0, max: 68_000 }),
  }),
  { minLength: 1, maxLength: 6 },
)

/** A book in memory: what every line adds up to. */
function aBook() {
  const balances = new Map<string, number>()
  const at = (kind: string, about: string) => balances.get(`${kind} ${about}`) ?? 0
  const held = (): ReadonlyMap<string, Held> =>
    new Map(COMMODITIES.map((key) => [key, { grams: at('weight', key), cost: at('stock', key) }]))
  function post(postings: readonly Posting[]): void {
    expect(unbalanced(postings)).toEqual([])
    for (const { kind, about, amount } of postings) {
      expect(Number.isSafeInteger(amount)).toBe(true)
      balances.set(`${kind} ${about}`, at(kind, about) + amount)
    }
  }
  return { at, held, post, balances }
}

test('whatever is weighed, sold, lost, paid and taken back, a book comes to nothing in rupiah and in grams', () => {
  const steps = fc.array(
    fc.record({
      what: fc.integer({ min: 0, max: 6 }),
      items,
      rupiah: fc.integer({ min: 1, max: 5_000_000 }),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(steps, (all) => {
      const book = aBook()
      for (const { what, items: lines, rupiah } of all) {
        const [first] = lines
        const held = book.held()
        // Of each kind once, and no more than there is.
        const there = [...new Map(lines.map((line) => [line.commodity, line])).values()].flatMap((line) => {
          const grams = Math.min(line.grams, held.get(line.commodity)?.grams ?? 0)
          return grams ? [{ ...line, grams }] : []
        })
        if (what === 0) book.post(depositEntry('budi', lines))
        if (what === 1 && there.length) book.post(saleEntry(there, held, { by: 'cash' }))
        if (what === 2 && first)
          book.post(
            stockCountEntry(first.commodity, held.get(first.commodity) as Held, -(there[0]?.grams ?? -1)),
          )
        if (what === 3) book.post(withdrawalEntry('budi', rupiah, 'cash'))
        if (what === 4) book.post(cashCountEntry(-rupiah))
        if (what === 5) book.post(moneyEntry('to-bank', rupiah, 'cash'))
        if (what === 6) book.post(reversed(depositEntry('siti', lines)))
        for (const unit of ['IDR', 'g']) {
          const lines = [...book.balances].filter(([name]) => ACCOUNTS[kindOf(name)].unit === unit)
          expect(lines.reduce((sum, [, balance]) => sum + balance, 0)).toBe(0)
        }
      }
    }),
  )
  function kindOf(name: string): keyof typeof ACCOUNTS {
    return name.split(' ')[0] as keyof typeof ACCOUNTS
  }
})

test('goods that come and all leave again leave neither grams nor rupiah in the store, whatever they were sold for', () => {
  fc.assert(
    fc.property(
      items,
      fc.integer({ min: 0, max: 68_000 }),
      fc.integer({ min: 1, max: 99 }),
      (lines, price, share) => {
        const book = aBook()
        book.post(depositEntry('budi', lines))
        // In two goes, so that what a part had cost is rounded once.
        for (const part of [share / 100, 1]) {
          const held = book.held()
          const sold = COMMODITIES.flatMap((commodity) => {
            const grams = Math.ceil((held.get(commodity)?.grams ?? 0) * part)
            return grams ? [{ commodity, grams, price }] : []
          })
          if (sold.length) book.post(saleEntry(sold, held, { by: 'cash' }))
        }
        for (const key of COMMODITIES) expect([book.at('weight', key), book.at('stock', key)]).toEqual([0, 0])
        expect(book.at('cash', '') + book.at('margin', '') + book.at('savings', 'budi')).toBe(0)
      },
    ),
  )
})

test('a worth is a whole rupiah, rounded half up; a cost never exceeds what was paid', () => {
  expect(worthOf({ grams: 100, price: 1005 })).toBe(101)
  expect(worthOf({ grams: 1250, price: 4000 })).toBe(5000)
  expect(worthOf({ grams: 1, price: 499 })).toBe(0)
  expect(costOf({ grams: 3, cost: 10 }, 1)).toBe(3)
  expect(costOf({ grams: 3, cost: 10 }, 3)).toBe(10)
})

test('between two books a sale, a debt and its payment agree', () => {
  const [unit, mother] = [aBook(), aBook()]
  const lines = [{ commodity: 'pet', grams: 12_340, price: 1000 }]
  unit.post(depositEntry('budi', lines))
  const sold = [{ commodity: 'pet', grams: 12_340, price: 1400 }]
  unit.post(saleEntry(sold, unit.held(), { by: 'claim', book: 'mother' }))
  mother.post(purchaseEntry(sold, { by: 'claim', book: 'unit' }))
  expect(unit.at('claims', 'mother')).toBe(-mother.at('debts', 'unit'))
  expect(unit.at('margin', '')).toBe(-4936)
  const paid = settlementEntries(17_276, { payer: 'unit', paid: 'mother' }, 'bank')
  mother.post(settlementEntries(17_276, { payer: 'mother', paid: 'unit' }, 'bank').payer)
  expect(paid.payer).toHaveLength(2)
  unit.post(settlementEntries(17_276, { payer: 'mother', paid: 'unit' }, 'bank').paid)
  expect([unit.at('claims', 'mother'), mother.at('debts', 'unit')]).toEqual([0, 0])
})

test('an entry that does not balance is none', () => {
  expect(unbalanced([{ kind: 'cash', about: '', amount: 1 }])).toEqual(['IDR'])
  expect(
    unbalanced([
      { kind: 'weight', about: 'pet', amount: 5 },
      { kind: 'cash', about: '', amount: -5 },
    ]),
  ).toEqual(['g', 'IDR'])
})
