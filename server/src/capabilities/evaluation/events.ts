import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const round = { year: z.number().int(), stage: z.number().int() }
const item = { ...round, item: z.string(), instrument: z.string() }

export const roundOpened = eventType(
  'evaluation.opened',
  1,
  z.object({ ...round, instrument: z.string(), closesAt: z.string(), rankGroup: z.string() }),
)
export const roundExtended = eventType(
  'evaluation.extended',
  1,
  z.object({ ...round, closesAt: z.string(), reason: z.string() }),
)
/** Version 2 tells the stage, and the hashes of all evidence, joined by spaces; version 1 was of the second stage, with one. */
export const itemAnswered = eventType(
  'evaluation.answered',
  2,
  z.object({ ...item, evidence: z.string(), selfScore: z.number() }),
)
export const roundSubmitted = eventType(
  'evaluation.submitted',
  1,
  z.object({
    ...round,
    as: z.enum(['head', 'delegate']),
    answered: z.number().int(),
    unanswered: z.number().int(),
  }),
)
export const mentorRecorded = eventType('evaluation.mentor_recorded', 1, z.object({ since: z.string() }))
export const panelistSeated = eventType(
  'evaluation.panelist_seated',
  1,
  z.object({ ...round, isChair: z.boolean(), expiresAt: z.string() }),
)
export const itemScored = eventType(
  'evaluation.scored',
  2,
  z.object({ ...item, evidence: z.string(), score: z.number() }),
)
export const itemModerated = eventType('evaluation.moderated', 1, z.object({ ...item, score: z.number() }))
export const questionAsked = eventType(
  'evaluation.asked',
  1,
  z.object({ ...round, item: z.string(), dueAt: z.string() }),
)
export const questionReplied = eventType(
  'evaluation.replied',
  1,
  z.object({ ...round, item: z.string(), isLate: z.boolean() }),
)
export const presentationScheduled = eventType(
  'evaluation.presentation_scheduled',
  1,
  z.object({ ...round, scheduledAt: z.string() }),
)
export const presentationHeld = eventType(
  'evaluation.presentation_held',
  1,
  z.object({ ...round, heldAt: z.string() }),
)
export const findingRecorded = eventType(
  'evaluation.finding_recorded',
  1,
  z.object({ ...round, kind: z.string(), item: z.string().optional() }),
)
export const findingFollowedUp = eventType(
  'evaluation.followed_up',
  1,
  z.object({ ...round, status: z.string(), owner: z.string().optional(), dueOn: z.string().optional() }),
)
/** What the letter says; the national pages and rankings are computed from it. */
export const resultPublished = eventType(
  'evaluation.published',
  1,
  z.object({
    ...round,
    instrument: z.string(),
    rankGroup: z.string(),
    letterNumber: z.string(),
    letterOn: z.string(),
    index: z.number(),
    /** See `scoresText`. */
    aspects: z.string(),
    dimensions: z.string(),
  }),
)
export const agencyAsked = eventType(
  'evaluation.agency_asked',
  1,
  z.object({ ...round, item: z.string(), office: z.string(), dueOn: z.string() }),
)
export const agencyContributed = eventType(
  'evaluation.agency_contributed',
  1,
  z.object({ ...round, item: z.string(), office: z.string(), isLate: z.boolean() }),
)
export const contributionReturned = eventType(
  'evaluation.contribution_returned',
  1,
  z.object({ ...round, item: z.string(), office: z.string() }),
)
