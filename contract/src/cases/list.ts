import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'

/** What waits for me; what waits for somebody else; what I handed on to another agency and keep in sight; what is finished; everything I may see. */
export const BOXES = ['work', 'waiting', 'elsewhere', 'done', 'all'] as const
export type Box = (typeof BOXES)[number]

export const CaseItem = z.object({
  id: z.uuid(),
  version: z.int(),
  trackingCode: z.string(),
  service: Key,
  /** Under which it began: states are called as that version calls them. */
  serviceVersion: z.int(),
  subject: z.string().nullable(),
  office: z.string(),
  /** Who works on it. */
  handler: z.string(),
  area: z.string(),
  state: z.string(),
  products: z.record(Key, z.object({ state: z.string(), due: z.iso.datetime() })),
  flags: z.array(z.string()),
  submittedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
  assignee: z.string().nullable(),
})

/** Fifty at a time, the oldest first, by key: never a total. */
export const list = endpoint({
  method: 'GET',
  path: '/cases',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({
    box: z.enum(BOXES).default('work'),
    service: Key.optional(),
    state: Key.optional(),
    area: z
      .string()
      .regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/)
      .optional(),
    /** A tracking code, a NIK (found by its keyed hash), the number of another system, or part of a name. */
    q: z.string().max(100).optional(),
    late: z.stringbool().optional(),
    mine: z.stringbool().optional(),
    after: z.string().max(200).optional(),
  }),
  answer: z.object({ items: z.array(CaseItem), next: z.string().nullable() }),
  refusals: { 'cases.bad_cursor': 400 },
})

/** How many wait in each box, counted to a hundred and no further. */
export const counts = endpoint({
  method: 'GET',
  path: '/cases/counts',
  access: 'cases.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    ...{ work: z.int(), waiting: z.int(), elsewhere: z.int() },
    ...{ late: z.int(), mine: z.int(), limit: z.int() },
  }),
  refusals: {},
})
