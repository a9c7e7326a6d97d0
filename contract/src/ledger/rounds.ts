import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS } from './book.ts'

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

/** Goods were collected at a stop, or nobody came or was there. What was taken stands in the sale of the book below. */
export const endStop = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/stops/:stopId',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), stopId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    state: z.enum(['collected', 'missed']),
    note: openText(3, 300).optional(),
  }),
  answer: z.object({ stopId: z.uuid() }),
  refusals: { ...DUTY_REFUSALS, 'ledger.no_such_stop': 404, 'ledger.stop_ended': 409 },
})

/** The books below with what lies in their stores, and the stops of the last week and of all days to come. */
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
      }),
    ),
  }),
  refusals: BOOK_REFUSALS,
})
