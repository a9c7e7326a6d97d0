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

/** Blanks of each stock in and out: by month, and how long what is left lasts. */
export const stockCourse = endpoint({
  method: 'GET',
  path: '/cases/stock/course',
  access: 'cases.stock',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      stock: Key,
      balance: z.int(),
      waiting: z.int(),
      /** Cards printed on a working day, over the last twenty; null while none was. */
      usedPerDay: z.number().nullable(),
      /** Working days that the balance lasts at that pace. */
      daysLeft: z.int().nullable(),
      /** Working days that the pace is taken from: fewer where the counting began later. */
      basisDays: z.int(),
      months: z.array(
        z.object({
          month: z.string(),
          ...{ received: z.int(), spoilt: z.int(), used: z.int(), counted: z.int() },
        }),
      ),
    }),
  ),
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
    /** Counted: by how much what lies on the shelf differs from the balance. */
    reason: z.enum(['received', 'spoilt', 'counted']),
    /** What the balance was when the shelf was counted: refused if a card was printed meanwhile. */
    balance: z.int().min(0).optional(),
    occurredAt: Moment,
  }),
  answer: z.object({ stock: Key, balance: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cases.unknown_stock': 404,
    'cases.stock_too_few': 409,
    'cases.stock_changed': 409,
  },
})
