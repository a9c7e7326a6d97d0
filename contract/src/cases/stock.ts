import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key } from '../text.ts'

/** Blanks for cards, by stock: how many are left, and how many requests wait for one. */
export const stock = endpoint({
  method: 'GET',
  path: '/cases/stock',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ stock: Key, balance: z.int(), waiting: z.int() })),
  refusals: {},
})

/** Blanks that came, or were spoilt and written off (a negative count). */
export const countStock = endpoint({
  method: 'POST',
  path: '/cases/stock',
  access: 'cases.stock',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    stock: Key,
    count: z
      .int()
      .min(-100_000)
      .max(100_000)
      .refine((count) => count !== 0),
    reason: z.enum(['received', 'spoilt', 'counted']),
    occurredAt: Moment,
  }),
  answer: z.object({ stock: Key, balance: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.unknown_stock': 404, 'cases.no_blanks': 409 },
})
