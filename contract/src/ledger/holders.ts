import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { isNik } from '../nik.ts'
import { Key, LANGUAGES } from '../text.ts'
import { download } from '../transfer.ts'
import { BOOK_REFUSALS, DUTY_REFUSALS } from './book.ts'

/** Who a holder is. Personal data. The NIK is never needed. */
export const Holder = z.object({
  name: z.string().trim().min(2).max(120),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()-]{8,24}$/)
    .optional(),
  email: z.email().max(120).optional(),
  /** In which they are told of what was booked, where they left a number or an address. */
  language: z.enum(LANGUAGES).optional(),
  address: z.string().trim().max(200).optional(),
  nik: z.string().refine(isNik).optional(),
})
export type Holder = z.infer<typeof Holder>

/** A person or a group begins to save; the number is given by the book. */
export const openAccount = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/holders',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    kind: Key,
    areaCode: z.string().max(20).optional(),
    holder: Holder,
  }),
  answer: z.object({ holderId: z.uuid(), number: z.int() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_kind': 409,
    'ledger.no_such_area': 409,
    'ledger.holder_known': 409,
  },
})

/** Somebody saves no more: only with nothing owed, and nothing asked for. */
export const closeAccount = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/holders/:holderId/close',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), holderId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ holderId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_holder': 404,
    'ledger.holder_closed': 409,
    'ledger.still_owed': 409,
  },
})

/** Destroys the key of a holder whose account is closed: nobody can say any more who they were. Entries and sums stay. */
export const eraseHolder = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/holders/:holderId/erase',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), holderId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ holderId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_holder': 404,
    'ledger.holder_open': 409,
    'ledger.still_owed': 409,
    'ledger.holder_erased': 409,
  },
})

/** The passbook as a paper to keep: the last lines of an account, with what it comes to. */
export const passbook = download({
  path: '/ledger/books/:bookId/holders/:holderId/passbook',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), holderId: z.uuid() }),
  query: z.object({}),
  refusals: { ...BOOK_REFUSALS, 'ledger.no_such_holder': 404, 'ledger.not_your_duty': 403 },
})

/** Everybody who saves in a book, for the day of weighing; the look is recorded. Numbers stay hidden. */
export const holders = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/holders',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ id: z.uuid(), number: z.int(), kind: Key, name: z.string().nullable(), isClosed: z.boolean() },
      /** Rupiah that are owed to them. */
      balance: z.int(),
    }),
  ),
  refusals: { ...BOOK_REFUSALS, 'ledger.not_your_duty': 403 },
})

/** The passbook: fifty lines at a time, the newest first, each with what the account came to; the look is recorded. */
export const statement = endpoint({
  method: 'GET',
  path: '/ledger/books/:bookId/holders/:holderId/statement',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), holderId: z.uuid() }),
  body: z.object({ before: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    ...{ number: z.int(), name: z.string().nullable(), kind: Key, balance: z.int(), isClosed: z.boolean() },
    /** How the number and the address end where they are told, and in which language; nothing where they left none. */
    reached: z
      .object({ phone: z.string().nullable(), email: z.string().nullable(), language: z.enum(LANGUAGES) })
      .nullable(),
    lines: z.array(
      z.object({
        ...{
          nth: z.int(),
          entryId: z.uuid(),
          kind: z.string(),
          day: z.iso.date(),
          amount: z.int(),
          after: z.int(),
        },
        slip: z.string().nullable(),
        isTakenBack: z.boolean(),
        items: z.array(z.object({ commodity: Key, grams: z.int(), price: z.int() })),
      }),
    ),
    next: z.int().nullable(),
  }),
  refusals: { ...BOOK_REFUSALS, 'ledger.no_such_holder': 404, 'ledger.not_your_duty': 403 },
})
