import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'
import { upload } from '../transfer.ts'
import { MAX_FILE_BYTES } from './attach.ts'
import { DOUBTS } from './match-rules.ts'

/** What an action does to a product that waits for it: takes its signed paper, or is done for many at one moment. */
export const WAITS_FOR = ['paper', 'batch'] as const
export type WaitsFor = (typeof WAITS_FOR)[number]

/** So many are looked at, the longest waiting first. */
export const MOST_AWAITING = 2000

export const AwaitingItem = z.object({
  caseId: z.uuid(),
  trackingCode: z.string(),
  service: Key,
  serviceVersion: z.int(),
  subject: z.string().nullable(),
  office: z.string(),
  area: z.string(),
  product: Key,
  title: Text,
  /** The action that is open to me on it. */
  action: Key,
  label: Text,
  /** Its number in the national register, of a family's number the ends only; null where none was recorded. */
  number: z.string().nullable(),
  since: z.iso.datetime(),
  due: z.iso.datetime(),
  isLate: z.boolean(),
})

/** Products of my work on which an action of this kind is open to me. */
export const awaiting = endpoint({
  method: 'GET',
  path: '/cases/awaiting',
  access: 'cases.act',
  params: z.object({}),
  body: z.object({ for: z.enum(WAITS_FOR) }),
  answer: z.object({
    items: z.array(AwaitingItem),
    /** There are more than were looked at. */
    more: z.boolean(),
  }),
  refusals: {},
})

/**
 * Which waiting product a signed paper is for, by the numbers in its name and its text. Keeps nothing: what a person confirms is
 * attached and delivered by the commands for that.
 */
export const matchPapers = upload({
  path: '/cases/awaiting/match',
  access: 'cases.attach',
  maxBytes: MAX_FILE_BYTES,
  params: z.object({}),
  query: z.object({
    name: z.string().min(1).max(255),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  answer: z.object({
    candidates: z.array(AwaitingItem),
    /** None: it may be confirmed as it is. */
    doubts: z.array(z.enum(DOUBTS)),
    /** As its certificate calls them; nothing says here that the certificate is to be trusted. */
    signer: z.string().nullable(),
  }),
  refusals: {
    'cases.file_type': 415,
    'cases.file_too_large': 413,
    'cases.file_damaged': 400,
    /** Papers are read one after the other; it can be sent again in a moment. */
    'cases.papers_wait': 503,
  },
})
