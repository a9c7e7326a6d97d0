import { z } from 'zod'
import { ROLES } from '../identity/roles.ts'
import { Key, Text } from '../text.ts'
import { Clock, Duration } from './scenario.ts'

const Step = z.strictObject({
  /** After the step before. */
  after: Duration.default('PT1M'),
  /** The first step: at this time of day. */
  at: Clock.optional(),
  as: z.enum([...ROLES, 'nobody']),
  /** The function of the agency whose officer does it. */
  in: Key.optional(),
  /** Somebody else of the same role: each name is a person of their own. */
  person: Key.optional(),
  /** An operation of a capability by its name: `ledger.deposit`. */
  call: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  /**
   * What it is called with, path and body alike. `{name}` is what was kept, `{now}` the moment, `{now+PT2H}` one after it, `{today}` and
   * `{today+3}` days, `{village}` a village of the region, `{person:role}` and `{person:role:name}` who that is. `commandId` and `occurredAt` are
   * filled in.
   */
  with: z.record(z.string(), z.unknown()).default({}),
  /** Names for what is answered, by its place there: `{ "bank": "bookId", "first": "items.0.id" }`. */
  keep: z.record(Key, z.string()).default({}),
  expect: z
    .strictObject({
      /** The code that it is refused with. */
      refused: z.string().optional(),
      /** What stands at these places of the answer. */
      answer: z.record(z.string(), z.unknown()).default({}),
    })
    .optional(),
})
export type WalkStep = z.infer<typeof Step>

/**
 * A course through the operations of a service that is not filed as a case: bookings, queues, savings. Played through the front door as a test of
 * its definition; every command that is taken is sent twice and must answer the same.
 */
export const Walk = z.strictObject({
  key: Key,
  title: Text,
  sample: z.string(),
  steps: z.array(Step).min(1),
})
export type Walk = z.infer<typeof Walk>
