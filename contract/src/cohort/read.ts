import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CohortGroup, CohortSession, CohortStage, Delegate } from './cohort.ts'

const Counts = z.object({
  /** Delegates for whom somebody else came at least once. */
  substituted: z.int(),
  /** Marks of presence over sessions that were held times delegates; null while none was held. */
  attendance: z.number().nullable(),
})

/** Every cohort of the region, the newest first. */
export const cohorts = endpoint({
  method: 'GET',
  path: '/cohorts',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      id: z.uuid(),
      template: z.string(),
      title: z.string(),
      wave: z.string().nullable(),
      isSample: z.boolean(),
      stages: z.int(),
      delegates: z.int(),
      firstDay: z.iso.date().nullable(),
      lastDay: z.iso.date().nullable(),
    }),
  ),
  refusals: {},
})

/** One cohort: stages, sessions and counts for everybody; names and what was handed in for those who work with it. */
export const cohort = endpoint({
  method: 'GET',
  path: '/cohorts/:cohortId',
  access: 'public',
  params: z.object({ cohortId: z.uuid() }),
  body: z.object({}),
  answer: z.object({
    id: z.uuid(),
    template: z.string(),
    title: z.string(),
    wave: z.string().nullable(),
    isSample: z.boolean(),
    version: z.int(),
    requiredShare: z.number(),
    groups: z.array(CohortGroup),
    stages: z.array(
      CohortStage.extend({
        counts: Counts,
        /** How far each deliverable is: its last try. */
        works: z.array(
          z.object({ deliverable: z.string(), state: z.enum(['handed-in', 'returned', 'accepted']) }),
        ),
      }),
    ),
    counts: Counts.extend({ delegates: z.int(), replaced: z.int() }),
    sessions: z.array(
      CohortSession.extend({ id: z.uuid(), version: z.int(), present: z.int(), photos: z.int() }),
    ),
    /** Null for whoever may not see names. */
    delegates: z
      .array(
        Delegate.extend({
          id: z.uuid(),
          officeName: z.string().nullable(),
          isWithdrawn: z.boolean(),
          /** Under which other names this person attended, the first one first. */
          earlierNames: z.array(z.string()),
          /** The short code on the card, for whoever takes attendance; null for others. */
          cardCode: z.string().nullable(),
          share: z.number().nullable(),
          isCertified: z.boolean(),
          /** Whether an invitation reaches this person by message. */
          hasContact: z.boolean(),
          marks: z.array(
            z.object({ sessionId: z.uuid(), present: z.boolean(), substitute: z.string().nullable() }),
          ),
        }),
      )
      .nullable(),
    works: z
      .array(
        z.object({
          id: z.uuid(),
          stage: z.string(),
          deliverable: z.string(),
          state: z.enum(['handed-in', 'returned', 'accepted']),
          reason: z.string().nullable(),
          fileName: z.string(),
          bytes: z.int(),
          sha256: z.string(),
          by: z.string(),
          at: z.iso.datetime(),
          reviewer: z.string().nullable(),
          /** Whoever handed it in does not review it. */
          isMine: z.boolean(),
        }),
      )
      .nullable(),
  }),
  refusals: { 'cohort.unknown': 404 },
})
