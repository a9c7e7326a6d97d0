import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { download } from '../transfer.ts'

const params = z.object({ cohortId: z.uuid() })

/** Every session as a calendar file; a session keeps its UID, so that a calendar takes a change in its place. */
export const cohortCalendar = download({
  path: '/cohorts/:cohortId/calendar',
  access: 'public',
  params,
  query: z.object({}),
  refusals: { 'cohort.unknown': 404 },
})

/**
 * A paper of one stage: the letter of invitation, the list for ink signatures, or the whole accountability file (*berkas SPJ*:
 * invitation, lists, minutes, photographs) as one PDF.
 */
export const cohortPaper = download({
  path: '/cohorts/:cohortId/stages/:stage/:paper',
  access: 'cohort.read',
  params: params.extend({ stage: Key, paper: z.enum(['invitation', 'list', 'file']) }),
  query: z.object({}),
  refusals: { 'cohort.unknown': 404, 'cohort.unknown_stage': 404 },
})

/** A card with a signed code for every delegate, to be shown at the door. */
export const cohortCards = download({
  path: '/cohorts/:cohortId/cards',
  access: 'cohort.manage',
  params,
  query: z.object({}),
  refusals: { 'cohort.unknown': 404 },
})

/** Issues the certificate of attendance of a delegate who attended the share that the cohort asks for. */
export const certifyDelegate = endpoint({
  method: 'POST',
  path: '/cohorts/:cohortId/delegates/:delegateId/certificate',
  access: 'cohort.manage',
  params: params.extend({ delegateId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ documentId: z.uuid(), number: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cohort.unknown': 404,
    'cohort.unknown_delegate': 404,
    'cohort.share_not_reached': 409,
    'cohort.certified_already': 409,
    'cohort.not_over': 409,
  },
})

export const cohortCertificate = download({
  path: '/cohorts/:cohortId/delegates/:delegateId/certificate',
  access: 'cohort.read',
  params: params.extend({ delegateId: z.uuid() }),
  query: z.object({}),
  refusals: { 'cohort.unknown_delegate': 404, 'cohort.file_lost': 409 },
})
