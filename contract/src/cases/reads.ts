import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { trackRead } from './track.ts'

const Read = z.object({
  /** The last time within that hour. */
  at: z.iso.datetime(),
  office: z.string(),
  /** Were numbers of people shown in full? */
  isRevealed: z.boolean(),
})

/** Who has read this request, the newest first: one line for a person and an hour, a hundred lines at most. */
export const reads = endpoint({
  method: 'GET',
  path: '/cases/:caseId/reads',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.array(Read.extend({ name: z.string().nullable() })),
  refusals: { 'cases.not_found': 404 },
})

/** The same for the person whom it is about: which office and when, without names of officers. */
export const trackReads = endpoint({
  method: 'GET',
  path: '/track/:trackingCode/reads',
  access: 'public',
  params: trackRead.params,
  body: trackRead.body,
  answer: z.array(Read),
  refusals: trackRead.refusals,
})
