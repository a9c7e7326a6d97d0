import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key } from '../text.ts'
import { DUTY_REFUSALS, Grams, Rupiah } from './book.ts'
import { Purse } from './withdraw.ts'

const Sold = z.object({
  commodity: Key,
  grams: Grams,
  /** Rupiah for a kilogram that the buyer gives. */
  price: z.int().min(0).max(10_000_000),
})

/**
 * Goods leave the store: to a trader against money, or up to the book above, which has them from then on and pays or owes. Whoever does not
 * keep that book too sells to it on credit, at no more than its own list pays.
 */
export const sell = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/sales',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    buyer: z.discriminatedUnion('to', [
      z.object({ to: z.literal('trader'), paid: Purse }),
      z.object({ to: z.literal('above'), paid: z.enum(['owed', 'cash', 'bank']) }),
    ]),
    items: z.array(Sold).min(1).max(100),
    occurredAt: Moment,
  }),
  answer: z.object({ entryId: z.uuid(), proceeds: z.int(), margin: z.int() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_commodity': 409,
    'ledger.commodity_twice': 409,
    'ledger.stock_short': 409,
    'ledger.nothing_above': 409,
    'ledger.above_pays_less': 409,
    'ledger.cash_short': 409,
  },
})

/** The book above pays what it owes to one below it. */
export const settle = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/settlements',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({ commandId: CommandId, to: z.uuid(), rupiah: Rupiah, by: Purse, occurredAt: Moment }),
  answer: z.object({ entryId: z.uuid(), owed: z.int() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.not_owed': 409,
    'ledger.cash_short': 409,
  },
})
