import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** Rounds in progress: of every region for the ministry, of its own for a province. Nothing of it is public. */
export const roundsInProgress = endpoint({
  method: 'GET',
  path: '/movement/rounds',
  access: 'movement.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    /** So many days after its time a round that was not handed in stands among `late`; before, only the region itself reads it. */
    lateAfterDays: z.int(),
    counts: z.array(
      z.object({
        year: z.int(),
        stage: z.int(),
        open: z.int(),
        submitted: z.int(),
        published: z.int(),
        late: z.int(),
      }),
    ),
    /** The longest overdue first, after those days. */
    late: z.array(
      z.object({
        member: z.string(),
        memberName: z.string(),
        year: z.int(),
        stage: z.int(),
        closesAt: z.iso.datetime(),
        days: z.int(),
      }),
    ),
    /** How the published index moved against the year before, the greatest rise first. */
    changes: z.array(
      z.object({
        member: z.string(),
        memberName: z.string(),
        year: z.int(),
        index: z.number(),
        before: z.number(),
      }),
    ),
  }),
  refusals: CENTRE_REFUSALS,
})
