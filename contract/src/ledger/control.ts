import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText } from '../text.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS, Rupiah } from './book.ts'
import { Purse } from './withdraw.ts'

const Reason = openText(3, 300)

/** Money that is no deposit and no sale: costs of running it, money given, money carried to the bank or from it. */
export const moveMoney = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/money',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    kind: z.enum(['cost', 'capital', 'to-bank', 'from-bank']),
    rupiah: Rupiah,
    by: Purse.default('cash'),
    reason: Reason,
    occurredAt: Moment,
  }),
  answer: z.object({ entryId: z.uuid() }),
  refusals: { ...DUTY_REFUSALS, 'ledger.cash_short': 409 },
})

/** What lies in the store was weighed: the book follows, and says how much was there more or less. */
export const countGoods = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/stock-counts',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    commodity: Key,
    /** What lies there. */
    grams: z.int().min(0).max(1_000_000_000),
    reason: Reason,
    occurredAt: Moment,
  }),
  answer: z.object({ entryId: z.uuid().nullable(), difference: z.int() }),
  refusals: { ...DUTY_REFUSALS, 'ledger.no_such_commodity': 409 },
})

/** The money in the box was counted and the day is over: what comes later is booked on the next. */
export const closeDay = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/close-day',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    day: z.iso.date(),
    /** Rupiah that lie in the box. */
    counted: z.int().min(0).max(10_000_000_000),
  }),
  answer: z.object({ expected: z.int(), counted: z.int(), difference: z.int() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.day_ahead': 409,
    'ledger.day_before_open': 409,
    /** Less than what was spent on later days. */
    'ledger.cash_short': 409,
  },
})

/** Takes an entry back, line by line, with a reason; both stay to be read. */
export const reverse = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/entries/:entryId/reverse',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), entryId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: Reason, occurredAt: Moment }),
  answer: z.object({ entryId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_entry': 404,
    'ledger.taken_back_before': 409,
    'ledger.holder_erased': 409,
    'ledger.not_taken_back_here': 409,
    'ledger.over_balance': 409,
    'ledger.cash_short': 409,
    'ledger.stock_short': 409,
  },
})

/** Everything that was written, fifty at a time, the newest first, with its lines. Names nobody. */
export const journal = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/journal',
  access: 'ledger.read',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({ day: z.iso.date().optional(), before: z.uuid().optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        ...{ id: z.uuid(), kind: z.string(), day: z.iso.date(), occurredAt: z.iso.datetime() },
        ...{ recordedAt: z.iso.datetime(), actor: z.string().nullable(), slip: z.string().nullable() },
        ...{ reason: z.string().nullable(), reverses: z.uuid().nullable(), oldPrices: z.boolean() },
        holderNumber: z.int().nullable(),
        isTakenBack: z.boolean(),
        lines: z.array(
          z.object({ kind: z.string(), about: z.string(), amount: z.int(), price: z.int().nullable() }),
        ),
      }),
    ),
    next: z.uuid().nullable(),
  }),
  refusals: BOOK_REFUSALS,
})
