import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS } from './book.ts'

const Price = z.object({
  commodity: Key,
  /** Rupiah for a kilogram, to whoever brings it. */
  pays: z.int().min(0).max(10_000_000),
  /** From whoever buys, where that is agreed. */
  takes: z.int().min(0).max(10_000_000).optional(),
})

/** A new list of prices, from a moment on. What was weighed before keeps its price. */
export const setPrices = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/prices',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    countsFrom: z.iso.datetime(),
    prices: z.array(Price).min(1).max(500),
  }),
  answer: z.object({ listId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_commodity': 409,
    'ledger.commodity_twice': 409,
    'ledger.price_out_of_range': 409,
    'ledger.prices_in_past': 409,
  },
})

/** The list that counts now, and the next ones that are known. `isAbove`: it is the list of the book above. */
export const prices = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/prices',
  access: 'ledger.read',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    lists: z.array(
      z.object({ id: z.uuid(), countsFrom: z.iso.datetime(), isAbove: z.boolean(), prices: z.array(Price) }),
    ),
  }),
  refusals: BOOK_REFUSALS,
})
