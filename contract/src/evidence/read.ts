import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { download } from '../transfer.ts'
import { EVIDENCE_KINDS } from './kinds.ts'

export const EvidenceItem = z.object({
  id: z.uuid(),
  year: z.int(),
  kind: z.enum(EVIDENCE_KINDS),
  /** Whose figures; null for a paper. */
  indicator: Key.nullable(),
  title: z.string(),
  frozenAt: z.iso.datetime(),
  /** The log was counted up to here; null for a paper. */
  upToSeq: z.int().nullable(),
  /** How many the figures tell of; null where they hide all. */
  events: z.int().nullable(),
  sumsSha256: z.string(),
  bytes: z.int(),
  withdrawn: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
})

export const evidences = endpoint({
  method: 'GET',
  path: '/evidence',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({ year: z.coerce.number().int().min(2017).max(2100).optional() }),
  answer: z.array(EvidenceItem),
  refusals: {},
})

/** One ZIP: figures, commitments, head of the log, checksums, signature, public key, and how to verify it without us. */
export const evidenceArchive = download({
  path: '/evidence/:evidenceId/archive',
  access: 'evidence.read',
  params: z.object({ evidenceId: z.uuid() }),
  query: z.object({}),
  refusals: { 'evidence.not_found': 404 },
})

/** Opens the commitment of one event to an examiner: whoever has salt and hash recomputes it, and climbs to its seal. */
export const openCommitment = endpoint({
  method: 'GET',
  path: '/evidence/:evidenceId/commitments/:seq',
  access: 'evidence.freeze',
  params: z.object({ evidenceId: z.uuid(), seq: z.coerce.number().int().positive() }),
  body: z.object({}),
  answer: z.object({
    seq: z.int(),
    salt: z.string(),
    eventHash: z.string(),
    commitment: z.string(),
    /** The seal that covers the event: a line of `seals.jsonl`. */
    head: z.string(),
    /** From the event's hash up to the root in `head`: at each step the other side's hash (RFC 6962). */
    path: z.array(z.object({ side: z.enum(['left', 'right']), hash: z.string() })),
  }),
  refusals: { 'evidence.not_found': 404 },
})
