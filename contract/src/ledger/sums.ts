import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

const Amounts = {
  /** Grams that members brought, with what was taken back taken off, by category. */
  brought: z.record(Key, z.int()),
  /** Grams that left for buyers outside the chain, by category: what is not in landfill. */
  soldOut: z.record(Key, z.int()),
  /** Rupiah that these sales brought. */
  revenue: z.int(),
}

/** What the agency that oversees a service reports: sums by book and village over some days. Names nobody. */
export const ledgerSums = endpoint({
  method: 'GET',
  path: '/ledger/services/:service/sums',
  access: 'ledger.oversee',
  params: z.object({ service: Key }),
  body: z.object({ from: z.iso.date(), until: z.iso.date() }),
  answer: z.object({
    categories: z.array(z.object({ key: Key, title: z.object({ id: z.string(), en: z.string() }).loose() })),
    books: z.array(
      z.object({
        ...{ id: z.uuid(), name: z.string(), kind: Key, areaCode: z.string() },
        ...Amounts,
        /** Open accounts, and how many of them brought something in these days. */
        ...{ holders: z.int(), active: z.int() },
        /** Rupiah, now: owed to members, and what lies in box and bank against it. */
        ...{ owed: z.int(), money: z.int() },
      }),
    ),
  }),
  refusals: { 'ledger.no_such_service': 404, 'ledger.not_overseer': 403, 'ledger.days_wrong': 409 },
})
