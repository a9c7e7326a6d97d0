import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key } from '../text.ts'

/** So many at once: a page of the list, or of the papers that wait for a signature. */
export const MOST_AT_ONCE = 50

/**
 * One action on several requests. Each is judged by itself, under a command of its own, so that the whole can be sent again: what was
 * done is done once, and what is refused says why.
 */
export const actOnMany = endpoint({
  method: 'POST',
  path: '/cases/act',
  access: 'cases.act',
  params: z.object({}),
  body: z.object({
    action: Key,
    reason: Key.optional(),
    message: z.string().max(2000).optional(),
    occurredAt: Moment,
    items: z
      .array(
        z.object({
          commandId: CommandId,
          caseId: z.uuid(),
          /** Of an action on a product. */
          product: Key.optional(),
          /** Left out where several products of one case are in the list: each moves it on. */
          version: z.int().min(1).optional(),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        product: Key.nullable(),
        /** The state that was reached; null when it was refused. */
        state: z.string().nullable(),
        /** One of the refusals of `act`. */
        refused: z.string().nullable(),
      }),
    ),
  }),
  refusals: {},
})
