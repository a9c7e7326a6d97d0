import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ladderOf } from '../escalation.ts'
import { Key, Text } from '../text.ts'

/** Whose business a late request becomes: of the agency that works on it, then of those above it. */
export const CaseEscalated = z.enum(['handler', 'regional-secretary', 'leader'])
export type CaseEscalated = z.infer<typeof CaseEscalated>
/** Working time counts from the promise to the citizen. */
export const CaseLadder = ladderOf(CaseEscalated)

const Office = z.object({ code: z.string(), name: z.string() })

/**
 * Requests that were left past their promise until they became this person's business; without a word of whom they are
 * about. At most five hundred, the longest first.
 */
export const escalated = endpoint({
  method: 'GET',
  path: '/cases/escalated',
  access: 'cases.oversee',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    ladder: CaseLadder,
    source: Text,
    /** Late ones that are nobody's business here yet. */
    below: z.int(),
    groups: z.array(
      z.object({
        service: z.object({ key: Key, title: Text }),
        handler: Office,
        count: z.int(),
        requests: z.array(
          z.object({
            trackingCode: z.string(),
            state: Text,
            intake: Office,
            dueAt: z.iso.datetime(),
            /** Working time since the promise. */
            lateMinutes: z.int(),
            rung: CaseEscalated,
          }),
        ),
      }),
    ),
    hasMore: z.boolean(),
  }),
  refusals: {},
})
