import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const inStage = { stage: z.string() }

export const cohortBegun = eventType('cohort.begun', 1, z.object({ template: z.string() }))
export const attendanceTaken = eventType(
  'cohort.attended',
  1,
  z.object({
    ...inStage,
    session: z.string(),
    means: z.enum(['qr', 'list']),
    present: z.number().int(),
    absent: z.number().int(),
    substituted: z.number().int(),
  }),
)
export const workHandedIn = eventType(
  'cohort.handed_in',
  1,
  z.object({ ...inStage, deliverable: z.string(), sha256: z.string() }),
)
export const workReviewed = eventType(
  'cohort.reviewed',
  1,
  z.object({ ...inStage, deliverable: z.string(), verdict: z.enum(['accepted', 'returned']) }),
)
export const delegateCertified = eventType(
  'cohort.certified',
  1,
  z.object({ cohort: z.string(), share: z.number() }),
)
/** Of one delegate, whom a message follows. */
export const delegateInvited = eventType('cohort.invited', 1, z.object({ cohort: z.string(), ...inStage }))
