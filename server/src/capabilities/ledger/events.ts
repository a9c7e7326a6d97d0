import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const book = { service: z.string(), book: z.string(), area: z.string() }

export const bookOpened = eventType('ledger.opened', 1, z.object(book))

export const keeperAppointed = eventType(
  'ledger.appointed',
  1,
  z.object({ ...book, duty: z.string(), isKeeper: z.boolean() }),
)

export const bookDescribed = eventType('ledger.described', 1, z.object(book))

/** Somebody began to save: of which kind, never who. */
export const holderJoined = eventType('ledger.joined', 1, z.object({ ...book, holder: z.string() }))

export const holderLeft = eventType('ledger.left', 1, z.object({ ...book, holder: z.string() }))

export const holderErased = eventType('ledger.erased', 1, z.object({ ...book, reason: z.string() }))

/** A member said whether and where they want to be told; where is not in the log. */
export const holderReached = eventType('ledger.reached', 1, z.object({ ...book, isReached: z.boolean() }))

/** A bank weighs on the day that is named: the day before, so that members are reminded. */
export const weighingAhead = eventType('ledger.ahead', 1, z.object({ ...book, day: z.string() }))

/** In how many of the villages of a district a bank weighed something in a month, and in which: codes, each apart by a space. */
export const districtReached = eventType(
  'ledger.reach',
  1,
  z.object({
    ...{ service: z.string(), area: z.string(), month: z.string() },
    ...{ villages: z.int(), reached: z.int(), where: z.string() },
  }),
)

export const pricesSet = eventType('ledger.priced', 1, z.object({ ...book, commodities: z.int() }))

/**
 * One entry. `rupiah` is what was paid or owed by it, `grams` what came in (below nothing: what left), also by category as
 * `grams-plastic`. What is taken back is told the other way round.
 */
export const entryPosted = eventType(
  'ledger.posted',
  1,
  z
    .object({
      ...book,
      entry: z.string(),
      holder: z.string().optional(),
      rupiah: z.int(),
      grams: z.int(),
      /** Grams that left for a buyer outside the chain. */
      sold: z.int().optional(),
      /** What a sale brought over what the goods had cost. */
      margin: z.int().optional(),
      withSlip: z.boolean(),
      /** The member left a number or an address: they are told. */
      tellsHolder: z.literal(true).optional(),
    })
    .catchall(z.union([z.int(), z.string(), z.boolean()])),
)

export const roundPlanned = eventType('ledger.planned', 1, z.object({ ...book, stops: z.int() }))

export const stopEnded = eventType('ledger.stopped', 1, z.object({ ...book, state: z.string() }))

export const payoutDecided = eventType(
  'ledger.payout',
  1,
  z.object({ ...book, decision: z.enum(['asked', 'paid', 'declined']), rupiah: z.int() }),
)

export const dayClosed = eventType(
  'ledger.closed',
  1,
  z.object({
    ...{ ...book, day: z.string(), difference: z.int() },
    /** How it stood then, where there is something to tell: open accounts, and how many of them brought something within 90 days. */
    ...{ holders: z.int().optional(), active: z.int().optional() },
    /** Grams brought within 30 days, and by how many. */
    ...{ gramsOfMonth: z.int().optional(), activeOfMonth: z.int().optional() },
    /** Rupiah owed to members, and in box and bank. */
    ...{ owed: z.int().optional(), money: z.int().optional() },
    /** Grams in the store, and for how many days each of them has lain there, the oldest sold first. */
    ...{ gramsHeld: z.int().optional(), gramDays: z.int().optional() },
  }),
)
