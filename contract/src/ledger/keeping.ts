import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { BOOK_REFUSALS, DUTIES } from './book.ts'

const ofBook = { access: 'ledger.read', params: z.object({ bookId: z.uuid() }) } as const

/** Who keeps a book; for the overseer also who could. */
export const keepers = endpoint({
  ...ofBook,
  method: 'GET',
  path: '/ledger/books/:bookId/keepers',
  body: z.object({}),
  answer: z.object({
    mayAppoint: z.boolean(),
    keepers: z.array(
      z.object({ userId: z.uuid(), name: z.string(), duty: z.enum(DUTIES), since: z.iso.datetime() }),
    ),
    candidates: z.array(z.object({ userId: z.uuid(), name: z.string() })),
  }),
  refusals: BOOK_REFUSALS,
})

/** The lists of prices that a book had, has and will have: twenty-four, the newest first. */
export const priceHistory = endpoint({
  ...ofBook,
  method: 'GET',
  path: '/ledger/books/:bookId/prices/history',
  body: z.object({}),
  answer: z.object({
    lists: z.array(
      z.object({
        ...{ id: z.uuid(), countsFrom: z.iso.datetime(), by: z.string() },
        prices: z.array(z.object({ commodity: Key, pays: z.int(), takes: z.int().nullable() })),
      }),
    ),
  }),
  refusals: BOOK_REFUSALS,
})

/** The days that were closed, sixty of them, the newest first: what should have lain in the box, and what did. */
export const closedDays = endpoint({
  ...ofBook,
  method: 'GET',
  path: '/ledger/books/:bookId/days',
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ day: z.iso.date(), expected: z.int(), counted: z.int() },
      ...{ by: z.string(), closedAt: z.iso.datetime() },
    }),
  ),
  refusals: BOOK_REFUSALS,
})

/** Who looked at names and passbooks, fifty times, the newest first. */
export const looks = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/looks',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ at: z.iso.datetime(), by: z.string(), holderNumber: z.int().nullable() },
      what: z.enum(['list', 'look', 'statement']),
    }),
  ),
  refusals: { ...BOOK_REFUSALS, 'ledger.not_your_duty': 403, 'ledger.book_closed': 409 },
})
