import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

/** Where people can bring things, for everybody. */
export const publicBooks = endpoint({
  method: 'GET',
  path: '/ledger/services/:service/books',
  access: 'public',
  params: z.object({ service: Key }),
  body: z.object({}),
  answer: z.array(z.object({ id: z.uuid(), name: z.string(), kind: Key, areaCode: z.string() })),
  refusals: {},
})

/** One of them: where and when, what it pays now, and what came in within a year. Counts of fewer than five people are not told. */
export const publicBook = endpoint({
  method: 'GET',
  path: '/ledger/public-books/:bookId',
  access: 'public',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    ...{ id: z.uuid(), name: z.string(), kind: Key, areaCode: z.string() },
    ...{ place: z.string().nullable(), hours: z.string().nullable(), holders: z.int().nullable() },
    /** The next day on which it weighs, where its keepers said which days those are. */
    nextWeighing: z.iso.date().nullable(),
    prices: z
      .object({
        countsFrom: z.iso.datetime(),
        items: z.array(z.object({ commodity: Key, pays: z.int() })),
      })
      .nullable(),
    /** Grams of the last 365 days by category; nothing where too few bring. */
    weighed: z.array(z.object({ category: Key, grams: z.int() })).nullable(),
  }),
  refusals: { 'ledger.no_such_book': 404 },
})
