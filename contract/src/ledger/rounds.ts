import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key, openText } from '../text.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS, Grams } from './book.ts'
import { Slip } from './deposit.ts'

/** What the collector's own scale says: beside the book below, whose sale is what counts. */
const Taken = z.array(z.object({ commodity: Key, grams: Grams })).max(30)

/** The bank above will come by on a day, in this order. A stop that stands there already keeps its place. */
export const planRound = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/rounds',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({ commandId: CommandId, day: z.iso.date(), stops: z.array(z.uuid()).min(1).max(100) }),
  answer: z.object({ stops: z.int() }),
  refusals: { ...DUTY_REFUSALS, 'ledger.not_below': 409, 'ledger.round_in_past': 409 },
})

/**
 * Goods were collected at a stop, or nobody came or was there; also told later by a device that had no network, with the number of the paper
 * that it left. The goods move with the sale of the book below, which is shown what was weighed.
 */
export const endStop = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/stops/:stopId',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), stopId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    state: z.enum(['collected', 'missed']),
    note: openText(3, 300).optional(),
    occurredAt: Moment.optional(),
    items: Taken.default([]),
    slip: Slip.optional(),
  }),
  answer: z.object({ stopId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_stop': 404,
    'ledger.stop_ended': 409,
    'ledger.not_taken': 409,
    'ledger.no_such_commodity': 409,
    'ledger.too_heavy': 409,
    'ledger.slip_twice': 409,
  },
})

/** The books below with what lies in their stores, and the stops of the last week and of all days to come; of a book below, what was taken from it. */
export const rounds = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/rounds',
  access: 'ledger.read',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    below: z.array(
      z.object({
        ...{ id: z.uuid(), name: z.string(), areaCode: z.string(), place: z.string().nullable() },
        /** In the store now, by its own book. */
        ...{ grams: z.int(), lastCollected: z.iso.date().nullable() },
      }),
    ),
    stops: z.array(
      z.object({
        ...{ id: z.uuid(), belowId: z.uuid(), day: z.iso.date(), place: z.int() },
        ...{ state: z.enum(['planned', 'collected', 'missed']), note: z.string().nullable() },
        ...{ slip: z.string().nullable(), items: Taken },
      }),
    ),
    /** What the book above took here within a month, by its own scale. */
    taken: z.array(z.object({ id: z.uuid(), day: z.iso.date(), slip: z.string().nullable(), items: Taken })),
  }),
  refusals: BOOK_REFUSALS,
})
