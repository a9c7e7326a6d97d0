import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Escalated } from './escalation.ts'
import { Confidentiality, HandoverState } from './handover.ts'

/** in: waits for us; out: we wait, or it waits for us as the sender; copies; done; late: past due in the whole region. */
export const DISPOSITION_BOXES = ['in', 'out', 'copies', 'done', 'late'] as const
export const DispositionBox = z.enum(DISPOSITION_BOXES)
export type DispositionBox = z.infer<typeof DispositionBox>

const Office = z.object({ code: z.string(), name: z.string() })

export const HandoverItem = z.object({
  letterId: z.uuid(),
  handoverId: z.uuid(),
  subject: z.string(),
  confidentiality: Confidentiality,
  from: Office,
  to: Office,
  kind: z.enum(['action', 'copy']),
  state: HandoverState,
  dueOn: z.iso.date().nullable(),
  isLate: z.boolean(),
  escalation: Escalated.nullable(),
  hops: z.int(),
  sentAt: z.iso.datetime(),
  isSample: z.boolean(),
})
export type HandoverItem = z.infer<typeof HandoverItem>

const Count = z.object({ all: z.int(), late: z.int() })

/** A page of a box of this office; for `late` of the region, to those who watch over it. What is due first stands first. */
export const dispositions = endpoint({
  method: 'GET',
  path: '/dispositions',
  access: 'dispositions.read',
  params: z.object({}),
  body: z.object({ box: DispositionBox.default('in'), after: z.string().max(80).optional() }),
  answer: z.object({
    items: z.array(HandoverItem),
    next: z.string().nullable(),
    counts: z.object({ in: Count, out: Count, copies: Count, late: Count.nullable() }),
  }),
  refusals: { 'dispositions.bad_cursor': 400, 'dispositions.not_for_you': 403 },
})
