import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText } from '../text.ts'
import { download, upload } from '../transfer.ts'

const params = z.object({ cohortId: z.uuid() })
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Hands a deliverable in. One that was returned is handed in again; one that was accepted stays. */
export const handInWork = upload({
  path: '/cohorts/:cohortId/works',
  access: 'cohort.deliver',
  maxBytes: 50 * 1024 * 1024,
  params,
  query: z.object({
    commandId: CommandId,
    stage: Key,
    deliverable: Key,
    fileName: z.string().trim().min(1).max(200),
    sha256: Sha256,
  }),
  answer: z.object({ workId: z.uuid(), sha256: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown': 404,
    'cohort.unknown_stage': 409,
    'cohort.accepted_already': 409,
    'cohort.file_damaged': 400,
    'cohort.file_type': 400,
  },
})

/** Somebody else accepts it, or returns it with a reason. */
export const reviewWork = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/works/:workId/review',
  access: 'cohort.review',
  params: params.extend({ workId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    verdict: z.enum(['accepted', 'returned']),
    reason: openText(1, 2000).optional(),
  }),
  answer: z.object({ workId: z.uuid(), state: z.enum(['accepted', 'returned']) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown_work': 404,
    'cohort.reviewed_already': 409,
    'cohort.accepted_already': 409,
    'cohort.own_work': 409,
    'cohort.reason_needed': 409,
  },
})

export const workFile = download({
  path: '/cohorts/:cohortId/works/:workId/file',
  access: 'cohort.read',
  params: params.extend({ workId: z.uuid() }),
  query: z.object({}),
  refusals: { 'cohort.unknown_work': 404, 'cohort.file_lost': 409 },
})

/** A photograph of a session, without the place, time and camera that phones write into it. */
export const addCohortPhoto = upload({
  path: '/cohorts/:cohortId/sessions/:sessionId/photos',
  access: 'cohort.manage',
  maxBytes: 15 * 1024 * 1024,
  params: params.extend({ sessionId: z.uuid() }),
  query: z.object({ commandId: CommandId, caption: openText(1, 200), sha256: Sha256 }),
  answer: z.object({ photoId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown_session': 404,
    'cohort.file_damaged': 400,
    'cohort.file_type': 400,
    'cohort.too_many_photos': 409,
  },
})
