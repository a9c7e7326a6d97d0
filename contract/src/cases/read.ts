import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { download } from '../transfer.ts'
import { ProductStanding } from './standing.ts'
import { FormAnswers } from './submit.ts'

export const CaseFile = z.object({
  fileId: z.uuid(),
  field: z.string().nullable(),
  product: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  at: z.iso.datetime(),
})

export const CaseEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Of the person who did it; null for the applicant, whom the page names in words. */
  actor: z.string().nullable(),
  office: z.string(),
  action: z.string(),
  product: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  isNote: z.boolean(),
  /** The name of whom it was given to, where the step is that. */
  assignee: z.string().nullable(),
})

export const CaseView = z.object({
  id: z.uuid(),
  version: z.int(),
  trackingCode: z.string(),
  service: Key,
  serviceVersion: z.int(),
  office: z.string(),
  handler: z.string(),
  area: z.string(),
  state: z.string(),
  products: z.record(Key, ProductStanding.extend({ number: z.string().nullable() })),
  flags: z.array(z.string()),
  channel: z.string(),
  round: z.int(),
  slip: z.string().nullable(),
  assignee: z.string().nullable(),
  assigneeName: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  /** Null once the person is erased. Numbers of people are masked unless `reveal` was asked. */
  form: FormAnswers.nullable(),
  isErased: z.boolean(),
  isRevealed: z.boolean(),
  files: z.array(CaseFile),
  entries: z.array(CaseEntry),
  /** When it goes on by itself if nobody does anything. */
  leavesAt: z.iso.datetime().nullable(),
  /** Whom the definition proposes to whoever hands it on: the code of an office. */
  proposedHandler: z.string().nullable(),
  /** What this reader may do next, so that the screen offers only that. */
  actions: z.array(z.object({ action: z.string(), product: z.string().nullable() })),
})

/** One request with everything. Every read is logged; `reveal` shows numbers unmasked and is logged as that. */
export const read = endpoint({
  method: 'GET',
  path: '/cases/:caseId',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({ reveal: z.stringbool().default(false) }),
  answer: CaseView,
  refusals: { 'cases.not_found': 404 },
})

export const readFile = download({
  path: '/cases/:caseId/files/:fileId',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid(), fileId: z.uuid() }),
  query: z.object({}),
  refusals: { 'cases.not_found': 404, 'cases.erased': 409, 'cases.file_lost': 409 },
})
