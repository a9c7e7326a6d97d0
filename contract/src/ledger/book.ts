import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { LedgerUse } from '../definition/ledger.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { Weighs } from './weighs.ts'

/** Weighs and writes; pays and keeps the box; answers for all of it and takes back what was wrong. */
export const DUTIES = ['weigher', 'treasurer', 'chair'] as const
export type Duty = (typeof DUTIES)[number]

/** Whole rupiah, and whole grams, of one step. A book of a village never moves more at once. */
export const Rupiah = z.int().min(1).max(10_000_000_000)
export const Grams = z.int().min(1).max(100_000_000)

/** The refusals of whatever is asked about one book. */
export const BOOK_REFUSALS = { 'ledger.no_such_book': 404 } as const
/** Of a step that a duty of the book allows. */
export const DUTY_REFUSALS = {
  ...COMMAND_REFUSALS,
  ...BOOK_REFUSALS,
  'ledger.book_closed': 409,
  'ledger.not_your_duty': 403,
  /** By somebody else at the same moment: sent again it is booked on the next day. */
  'ledger.day_closed': 409,
} as const

/** A unit or a bank begins to keep books. The overseer opens it, so that there are no two for one group of people. */
export const openBook = endpoint({
  method: 'POST',
  path: '/ledger/books',
  access: 'ledger.oversee',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    service: Key,
    kind: Key,
    name: openText(3, 120),
    areaCode: z.string().max(20),
    /** The book that it sells up to. */
    above: z.uuid().optional(),
    /** Whether the prices of that book count here too, until this one has its own. */
    pricesAbove: z.boolean().default(false),
  }),
  answer: z.object({ bookId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'ledger.no_such_service': 404,
    'ledger.not_overseer': 403,
    'ledger.no_such_kind': 409,
    'ledger.no_such_area': 409,
    'ledger.above_wrong': 409,
    'ledger.name_taken': 409,
  },
})

/** Somebody of the region gets a duty in a book, or loses it. */
export const appointKeeper = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/keepers',
  access: 'ledger.oversee',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    userId: z.uuid(),
    duty: z.enum(DUTIES),
    isKeeper: z.boolean(),
  }),
  answer: z.object({ bookId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...BOOK_REFUSALS,
    'ledger.not_overseer': 403,
    'ledger.no_keeper_account': 409,
  },
})

/** The books that I keep, with my duties; for the overseer all of the service. */
export const books = endpoint({
  method: 'GET',
  path: '/ledger/books',
  access: 'ledger.read',
  params: z.object({}),
  body: z.object({ service: Key.optional() }),
  answer: z.array(
    z.object({
      ...{ id: z.uuid(), service: Key, kind: Key, name: z.string(), areaCode: z.string() },
      ...{ above: z.uuid().nullable(), isClosed: z.boolean(), duties: z.array(z.enum(DUTIES)) },
    }),
  ),
  refusals: {},
})

const Balance = z.object({
  kind: z.string(),
  about: z.string(),
  unit: z.enum(['IDR', 'g']),
  balance: z.int(),
})

/** What a book comes to, account by account; of savings only the sum, and how many owe or are owed. */
export const book = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId',
  access: 'ledger.read',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    ...{ id: z.uuid(), service: Key, kind: Key, name: z.string(), areaCode: z.string() },
    ...{ above: z.uuid().nullable(), isClosed: z.boolean(), duties: z.array(z.enum(DUTIES)) },
    today: z.iso.date(),
    place: z.string().nullable(),
    hours: z.string().nullable(),
    weighs: Weighs.nullable(),
    /** What the books are called that owe to this one, or that it owes to, and the one above. */
    others: z.record(z.uuid(), z.string()),
    closedThrough: z.iso.date().nullable(),
    /** What the service weighs, for whom, and its limits. */
    use: LedgerUse.pick({
      holders: true,
      categories: true,
      commodities: true,
      heaviest: true,
      twoPersonsFrom: true,
    }),
    holders: z.int(),
    savings: z.int(),
    accounts: z.array(Balance),
  }),
  refusals: BOOK_REFUSALS,
})
