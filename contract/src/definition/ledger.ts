import { z } from 'zod'
import { Key, Text } from '../text.ts'

/** What a service weighs and pays for. Prices are of each book, and versioned; here stands between what bounds one is believed. */
const Commodity = z.strictObject({
  key: Key,
  title: Text,
  category: Key,
  /** Rupiah for a kilogram. */
  range: z.strictObject({ least: z.int().min(0), most: z.int().min(1) }),
  /** Where the bounds were read. */
  source: z.string(),
})
export type Commodity = z.infer<typeof Commodity>

/** Whoever keeps books: a unit where people bring things, and the one above it that buys from units. */
const BookKind = z.strictObject({
  key: Key,
  title: Text,
  /** The kind that it sells up to. */
  above: Key.optional(),
})

/** A service that keeps money and goods of people: double entry, in whole rupiah and whole grams. */
export const LedgerUse = z.strictObject({
  /** Opens books and sees the sums of all: an office of the region. */
  overseer: Key,
  books: z.array(BookKind).min(1),
  /** Who may have an account: a person, a group, a school. */
  holders: z.array(z.strictObject({ key: Key, title: Text, isPerson: z.boolean() })).min(1),
  categories: z.array(z.strictObject({ key: Key, title: Text })).min(1),
  commodities: z.array(Commodity).min(1),
  /** Grams: what one weighing may hold at most. */
  heaviest: z.int().min(1),
  /** Rupiah: from here a second person pays out. */
  twoPersonsFrom: z.int().min(1),
  /** Minutes in which the same kind and weight for the same account is asked about again. */
  asksAgainWithin: z.int().min(0),
})
export type LedgerUse = z.infer<typeof LedgerUse>
