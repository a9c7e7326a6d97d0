import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { MOST_AT_ONCE } from './act-on-many.ts'

const Reason = z.string().trim().min(1).max(500).optional()

export const ASSIGN_REFUSALS = {
  ...COMMAND_REFUSALS,
  'cases.not_found': 404,
  'cases.erased': 409,
  'cases.no_such_colleague': 409,
  /** Their role does none of the steps of this request, or reaches it not at all. */
  'cases.colleague_may_not': 409,
  /** What is finished is given to nobody. */
  'cases.finished': 409,
} as const

/** Takes a case, gives it to a colleague of the same office who may do its next step, or lays it back. Colleagues read the reason. */
export const assign = endpoint({
  method: 'POST',
  path: '/cases/:caseId/assign',
  access: 'cases.assign',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({ commandId: CommandId, to: z.uuid().nullable(), reason: Reason, occurredAt: Moment }),
  answer: z.object({ caseId: z.uuid(), assignee: z.uuid().nullable(), version: z.int() }),
  refusals: ASSIGN_REFUSALS,
})

/** The same for several requests, each judged by itself under a command of its own: what is refused says why. */
export const assignMany = endpoint({
  method: 'POST',
  path: '/cases/assign',
  access: 'cases.assign',
  params: z.object({}),
  body: z.object({
    to: z.uuid().nullable(),
    reason: Reason,
    occurredAt: Moment,
    items: z
      .array(z.object({ commandId: CommandId, caseId: z.uuid() }))
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        /** One of the refusals of `assign`; null when it was done. */
        refused: z.string().nullable(),
      }),
    ),
  }),
  refusals: {},
})

/** Colleagues of my office to whom this request can be given, by name. */
export const assignable = endpoint({
  method: 'GET',
  path: '/cases/:caseId/assignable',
  access: 'cases.assign',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: z.object({ colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  refusals: { 'cases.not_found': 404 },
})
