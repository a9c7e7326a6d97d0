import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key } from '../text.ts'
import { DUTY_REFUSALS, Grams } from './book.ts'

/** The number that a device gives without a network: its letter, and how many it has given. */
export const Slip = z.string().regex(/^[A-Z]{1,3}-\d{1,7}$/)

/** What may go wrong wherever goods are weighed. */
export const WEIGHING_REFUSALS = {
  ...DUTY_REFUSALS,
  'ledger.no_such_commodity': 409,
  'ledger.too_heavy': 409,
  'ledger.no_prices': 409,
  'ledger.not_priced': 409,
  'ledger.price_changed': 409,
  'ledger.slip_twice': 409,
} as const

/**
 * Goods are weighed for a holder. The prices are those of the list that the officer saw: without a slip it must be the one that counts
 * now, with one it may be older, because the paper with that price was handed out.
 */
export const deposit = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/deposits',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    holderId: z.uuid(),
    listId: z.uuid(),
    items: z
      .array(z.object({ commodity: Key, grams: Grams }))
      .min(1)
      .max(30),
    occurredAt: Moment,
    slip: Slip.optional(),
    /** Said again after it looked as if it had been weighed before. */
    isMeant: z.boolean().default(false),
  }),
  answer: z.object({
    entryId: z.uuid(),
    day: z.iso.date(),
    worth: z.int(),
    /** Rupiah that are owed to the holder now. */
    balance: z.int(),
  }),
  refusals: {
    ...WEIGHING_REFUSALS,
    'ledger.no_such_holder': 404,
    'ledger.holder_closed': 409,
    'ledger.weighed_before': 409,
  },
})
