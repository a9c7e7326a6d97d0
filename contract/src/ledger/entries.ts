import { type Posting, reversed, unbalanced } from './accounts.ts'

/** One kind of goods with its weight. */
export interface Weighed {
  readonly commodity: string
  readonly grams: number
}

/** The same with the price that it is paid by: rupiah for a kilogram. */
export interface Priced extends Weighed {
  readonly price: number
}

/** What goods are worth, to the nearest whole rupiah, half a rupiah for whoever brought them. */
export function worthOf({ grams, price }: Pick<Priced, 'grams' | 'price'>): number {
  // Whole numbers throughout: of 0.1 kg at Rp 1.005 a fraction would lose its half.
  return Math.floor((grams * price + 500) / 1000)
}

/** What is in the store of one commodity. */
export interface Held {
  readonly grams: number
  /** Rupiah that were paid for it. */
  readonly cost: number
}

/** What the goods that leave had cost, at the average of what is held; the last gram takes the last rupiah with it. */
export function costOf({ grams, cost }: Held, leaving: number): number {
  if (leaving >= grams) return cost
  return Math.floor((cost * leaving) / grams)
}

/** Goods come in, and whoever brought them is owed their worth. */
export function depositEntry(holder: string, items: readonly Priced[]): readonly Posting[] {
  const total = items.reduce((sum, item) => sum + worthOf(item), 0)
  return entry([...items.flatMap(comesIn), { kind: 'savings', about: holder, amount: -total }])
}

/**
 * A deposit is taken back. Goods of which something has left since (`held`) go out at the average of what is there, as all goods do, and the
 * difference corrects the margin: what left was reckoned with a price that was not so. Of all others each line is taken back as it was.
 */
export function depositTakenBack(
  postings: readonly Posting[],
  held: ReadonlyMap<string, Held>,
): readonly Posting[] {
  const gramsOf = (commodity: string) =>
    postings.reduce(
      (sum, { kind, about, amount }) => (kind === 'weight' && about === commodity ? sum + amount : sum),
      0,
    )
  const kept = reversed(postings).filter(({ kind, about }) => kind !== 'stock' || !held.has(about))
  const goesOut = [...held].map(([about, its]) => ({
    ...{ kind: 'stock' as const, about, amount: -costOf(its, gramsOf(about)) },
  }))
  const rupiah = [...kept, ...goesOut].reduce(
    (sum, { kind, amount }) => (kind === 'weight' || kind === 'weighed' ? sum : sum + amount),
    0,
  )
  return entry([...kept, ...goesOut, { kind: 'margin', about: '', amount: -rupiah }])
}

/** A holder is paid out. */
export function withdrawalEntry(holder: string, rupiah: number, from: 'cash' | 'bank'): readonly Posting[] {
  return entry([
    { kind: 'savings', about: holder, amount: rupiah },
    { kind: from, about: '', amount: -rupiah },
  ])
}

/** How a sale is paid: in the box, at the bank, or owed by the book above. */
export type PaidBy = { readonly by: 'cash' | 'bank' } | { readonly by: 'claim'; readonly book: string }

/** Goods leave for what the buyer gives; the difference to what they had cost is the margin, also below nothing. */
export function saleEntry(
  items: readonly Priced[],
  held: ReadonlyMap<string, Held>,
  paid: PaidBy,
): readonly Posting[] {
  const proceeds = items.reduce((sum, item) => sum + worthOf(item), 0)
  const goesOut = items.map((item) => ({ ...item, cost: costOf(heldOf(held, item), item.grams) }))
  const cost = goesOut.reduce((sum, item) => sum + item.cost, 0)
  const account =
    paid.by === 'claim' ? ({ kind: 'claims', about: paid.book } as const) : { kind: paid.by, about: '' }
  return entry([
    ...goesOut.flatMap(leaves),
    { ...account, amount: proceeds },
    { kind: 'margin', about: '', amount: cost - proceeds },
  ])
}

/** The same sale in the book of the buyer: it has the goods and has paid, or owes. */
export function purchaseEntry(items: readonly Priced[], paid: PaidBy): readonly Posting[] {
  const total = items.reduce((sum, item) => sum + worthOf(item), 0)
  const account =
    paid.by === 'claim' ? ({ kind: 'debts', about: paid.book } as const) : { kind: paid.by, about: '' }
  return entry([...items.flatMap(comesIn), { ...account, amount: -total }])
}

/** What was owed between two books is paid: here in the book that pays, and in the one that is paid. */
export function settlementEntries(
  rupiah: number,
  books: { readonly payer: string; readonly paid: string },
  by: 'cash' | 'bank',
): { readonly payer: readonly Posting[]; readonly paid: readonly Posting[] } {
  return {
    payer: entry([
      { kind: 'debts', about: books.paid, amount: rupiah },
      { kind: by, about: '', amount: -rupiah },
    ]),
    paid: entry([
      { kind: by, about: '', amount: rupiah },
      { kind: 'claims', about: books.payer, amount: -rupiah },
    ]),
  }
}

/** The store was counted: `grams` is what is there more (or less, below nothing) than the book says. */
export function stockCountEntry(commodity: string, held: Held, grams: number): readonly Posting[] {
  const cost = grams < 0 ? -costOf(held, -grams) : 0
  return entry([
    { kind: 'weight', about: commodity, amount: grams },
    { kind: 'weighed', about: commodity, amount: -grams },
    { kind: 'stock', about: commodity, amount: cost },
    { kind: 'shrinkage', about: '', amount: -cost },
  ])
}

/** Money in the box that the book does not know of, or that it knows of and is not there (below nothing). */
export function cashCountEntry(rupiah: number): readonly Posting[] {
  return entry([
    { kind: 'cash', about: '', amount: rupiah },
    { kind: 'difference', about: '', amount: -rupiah },
  ])
}

/** Money from the box or the bank for running it; money given; money carried from one to the other. */
export function moneyEntry(
  kind: 'cost' | 'capital' | 'to-bank' | 'from-bank',
  rupiah: number,
  by: 'cash' | 'bank',
): readonly Posting[] {
  const here = { kind: by, about: '' } as const
  if (kind === 'cost')
    return entry([
      { kind: 'costs', about: '', amount: rupiah },
      { ...here, amount: -rupiah },
    ])
  if (kind === 'capital')
    return entry([
      { ...here, amount: rupiah },
      { kind: 'capital', about: '', amount: -rupiah },
    ])
  const carried = kind === 'to-bank' ? rupiah : -rupiah
  return entry([
    { kind: 'bank', about: '', amount: carried },
    { kind: 'cash', about: '', amount: -carried },
  ])
}

function comesIn(item: Priced): Posting[] {
  return [
    { kind: 'weight', about: item.commodity, amount: item.grams, price: item.price },
    { kind: 'weighed', about: item.commodity, amount: -item.grams },
    { kind: 'stock', about: item.commodity, amount: worthOf(item) },
  ]
}

function leaves(item: Priced & { readonly cost: number }): Posting[] {
  return [
    { kind: 'weight', about: item.commodity, amount: -item.grams, price: item.price },
    { kind: 'weighed', about: item.commodity, amount: item.grams },
    { kind: 'stock', about: item.commodity, amount: -item.cost },
  ]
}

function heldOf(held: ReadonlyMap<string, Held>, { commodity }: Weighed): Held {
  return held.get(commodity) ?? { grams: 0, cost: 0 }
}

/** Lines of nothing say nothing. An entry that does not balance is a fault of ours, never of whoever sent it. */
function entry(postings: readonly Posting[]): readonly Posting[] {
  const told = postings.filter(({ amount }) => amount !== 0)
  const off = unbalanced(told)
  if (off.length) throw new Error(`an entry does not balance in ${off.join(' and ')}`)
  return told
}
