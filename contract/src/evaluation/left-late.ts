import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { RoundKey } from './round-key.ts'

/** After how many days over its time what the region owes an evaluation is read by others than its owner. */
export const LatenessRules = z
  .strictObject({
    /** The regional secretary and the head. */
    secretary: z.int().positive(),
    /** The ministry and the province; of rounds only. */
    ministry: z.int().positive(),
    source: z.string(),
  })
  .refine(({ secretary, ministry }) => secretary < ministry, {
    error: 'the region itself comes before the ministry',
  })
export type LatenessRules = z.infer<typeof LatenessRules>

const Late = RoundKey.extend({
  /** Whole days over its time. */
  days: z.int(),
  /** From this day the regional secretary and the head read it too. */
  secretaryOn: z.iso.date(),
})

/**
 * What the region owes a running evaluation and has not given in time: rounds that were not handed in, and parts that agencies were
 * asked for. The secretariat reads it at once, the regional secretary and the head after days of their own, the ministry last.
 */
export const leftLate = endpoint({
  method: 'GET',
  path: '/evaluation/late',
  access: 'evaluation.reminders',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    today: z.iso.date(),
    rules: LatenessRules,
    as: z.enum(['owner', 'secretary']),
    /** The longest overdue first. */
    rounds: z.array(Late.extend({ closedAt: z.iso.datetime(), ministryOn: z.iso.date() })),
    /** The longest overdue first, at most two hundred. */
    contributions: z.array(
      Late.extend({ id: z.uuid(), question: Text, office: z.string(), dueOn: z.iso.date() }),
    ),
  }),
  refusals: {},
})
