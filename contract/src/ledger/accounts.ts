/**
 * The accounts of a book, by what they hold. Debit is positive, credit negative, as in every double entry: what a book has stands above
 * nothing, what it owes below. `side` says which of the two an account may never leave: 1 never below nothing, -1 never above.
 */
export const ACCOUNTS = {
  /** Rupiah in the box. */
  cash: { unit: 'IDR', side: 1 },
  /** Rupiah at a bank. */
  bank: { unit: 'IDR', side: 1 },
  /** What lies in the store, at what was paid for it; by commodity. */
  stock: { unit: 'IDR', side: 1 },
  /** The same in grams. */
  weight: { unit: 'g', side: 1 },
  /** Against which weight is booked: all that came in and did not go out again, by commodity. */
  weighed: { unit: 'g', side: -1 },
  /** What is owed to a holder of an account. */
  savings: { unit: 'IDR', side: -1 },
  /** What another book owes to this one, and what this one owes to it. */
  claims: { unit: 'IDR', side: 1 },
  debts: { unit: 'IDR', side: -1 },
  /** What sales brought over what was paid for the goods; below nothing that is a gain. */
  margin: { unit: 'IDR', side: 0 },
  /** Goods that were spoilt, lost or found. */
  shrinkage: { unit: 'IDR', side: 0 },
  /** Money that was counted and should not be there, or is missing. */
  difference: { unit: 'IDR', side: 0 },
  /** Paid for running it. */
  costs: { unit: 'IDR', side: 0 },
  /** Given to begin with. */
  capital: { unit: 'IDR', side: 0 },
} as const
export type AccountKind = keyof typeof ACCOUNTS
export type Unit = (typeof ACCOUNTS)[AccountKind]['unit']

/** One line of an entry. `about` is the commodity, the holder or the other book; empty where there is one such account. */
export interface Posting {
  readonly kind: AccountKind
  readonly about: string
  /** Whole rupiah or whole grams, never 0: debit above, credit below. */
  readonly amount: number
  /** Rupiah for a kilogram: kept in the line that it was paid for. */
  readonly price?: number | undefined
}

/** The units in which an entry does not come to nothing. An entry is one only when there is none. */
export function unbalanced(postings: readonly Posting[]): readonly Unit[] {
  const sums = new Map<Unit, number>()
  for (const { kind, amount } of postings) {
    const { unit } = ACCOUNTS[kind]
    sums.set(unit, (sums.get(unit) ?? 0) + amount)
  }
  return [...sums].flatMap(([unit, sum]) => (sum === 0 ? [] : [unit]))
}

/** The entry that takes another back, line by line. */
export function reversed(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => ({ ...posting, amount: -posting.amount }))
}
