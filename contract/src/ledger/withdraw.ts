import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { openText } from '../text.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS, Rupiah } from './book.ts'
import { Slip } from './deposit.ts'

/** Where money lies: in the box or at a bank. */
export const Purse = z.enum(['cash', 'bank'])

const MONEY_REFUSALS = {
  ...DUTY_REFUSALS,
  'ledger.over_balance': 409,
  'ledger.cash_short': 409,
} as const

/** A holder is paid out. From the limit of the service on it waits for a second person; until then nothing is booked. */
export const withdraw = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/withdrawals',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    holderId: z.uuid(),
    rupiah: Rupiah,
    from: Purse.default('cash'),
    occurredAt: Moment,
    slip: Slip.optional(),
  }),
  answer: z.object({
    state: z.enum(['paid', 'asked']),
    /** What is owed to the holder now, while an asked payment is not counted. */
    balance: z.int(),
  }),
  refusals: {
    ...MONEY_REFUSALS,
    'ledger.no_such_holder': 404,
    'ledger.slip_twice': 409,
  },
})

/** Payments that wait for a second person. */
export const payouts = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/payouts',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ id: z.uuid(), holderNumber: z.int(), amount: z.int(), from: Purse, askedAt: z.iso.datetime() },
      askedBy: z.string(),
      isMine: z.boolean(),
    }),
  ),
  refusals: { ...BOOK_REFUSALS, 'ledger.not_your_duty': 403 },
})

/** The second person pays, or declines with a reason. Never whoever asked. */
export const decidePayout = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/payouts/:payoutId',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), payoutId: z.uuid() }),
  body: z.discriminatedUnion('decision', [
    z.object({ commandId: CommandId, decision: z.literal('pay') }),
    z.object({ commandId: CommandId, decision: z.literal('decline'), reason: openText(3, 300) }),
  ]),
  answer: z.object({ state: z.enum(['paid', 'declined']) }),
  refusals: {
    ...MONEY_REFUSALS,
    'ledger.no_such_payout': 404,
    'ledger.decided_already': 409,
    'ledger.needs_another': 409,
  },
})
