import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CHANGE_KINDS } from './changes.ts'
import { ChainStep, DecreeBody, DecreeState, Seat, TeamBody } from './decree.ts'

const StoredSeat = Seat.extend({
  id: z.uuid(),
  officeName: z.string().nullable(),
  isDutySuggested: z.boolean(),
  /** The place on the platform that followed from it. */
  membershipId: z.uuid().nullable(),
})

const Summary = z.object({
  id: z.uuid(),
  title: z.string(),
  state: DecreeState,
  number: z.string().nullable(),
  decidedOn: z.iso.date().nullable(),
  effectiveOn: z.iso.date().nullable(),
  expiresOn: z.iso.date().nullable(),
  replacedOn: z.iso.date().nullable(),
  amends: z.uuid().nullable(),
  isSample: z.boolean(),
})

/** Every decree of the region's team, drafts too, the newest first. */
export const decrees = endpoint({
  method: 'GET',
  path: '/decrees',
  access: 'decrees.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(Summary.extend({ seats: z.int(), unnamed: z.int() })),
  refusals: {},
})

/** One decree as it stands, with its chain, what it changes and what is still missing. */
export const decree = endpoint({
  method: 'GET',
  path: '/decrees/:decreeId',
  access: 'decrees.read',
  params: z.object({ decreeId: z.uuid() }),
  body: z.object({}),
  answer: Summary.extend({
    version: z.int(),
    body: DecreeBody,
    bodies: z.array(TeamBody),
    chain: z.array(
      ChainStep.extend({
        passed: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
        /** It is this step's turn, and the asker may take it. */
        isMine: z.boolean(),
      }),
    ),
    submitted: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    /** What was given back, the latest first. */
    returned: z.array(
      z.object({ step: z.string(), by: z.string(), at: z.iso.datetime(), reason: z.string() }),
    ),
    seats: z.array(StoredSeat),
    changes: z.array(
      z.object({ kind: z.enum(CHANGE_KINDS), before: Seat.nullable(), after: Seat.nullable() }),
    ),
    /** Where the text still holds a gap, as JSON Pointers. */
    gaps: z.array(z.string()),
    /** Offices of the region for which nobody is named in it. */
    unnamedOffices: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Offices that have no seat in it at all. */
    officesWithoutSeat: z.array(z.object({ code: z.string(), name: z.string() })),
    scans: z.array(
      z.object({
        id: z.uuid(),
        sha256: z.string(),
        bytes: z.int(),
        mediaType: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  refusals: { 'decrees.unknown': 404 },
})
