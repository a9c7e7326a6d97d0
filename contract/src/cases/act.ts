import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'
import { Key } from '../text.ts'
import { FormAnswers } from './submit.ts'

export const ActBody = z.object({
  commandId: CommandId,
  action: Key,
  product: Key.optional(),
  reason: Key.optional(),
  /** To the applicant, who reads it on the page of the request. */
  message: z.string().max(2000).optional(),
  number: z.string().max(60).optional(),
  /** A file of this case, attached before: the paper that another authority signed. */
  paper: z.uuid().optional(),
  /** Changed answers only; what is not named stays. */
  form: FormAnswers.optional(),
  /** The request that this one is merged into. */
  into: z.uuid().optional(),
  /** The office that it is handed on to. */
  handler: z.string().max(60).optional(),
  occurredAt: Moment,
  /** The version that the person saw; when the case has moved on since, they look again. */
  version: z.int().min(1).optional(),
})

export const ACT_REFUSALS = {
  ...COMMAND_REFUSALS,
  'cases.not_found': 404,
  'cases.changed': 409,
  'cases.unknown_action': 400,
  'cases.not_your_action': 403,
  'cases.not_in_this_state': 409,
  'cases.no_such_product': 409,
  'cases.reason_missing': 400,
  'cases.message_missing': 400,
  'cases.number_missing': 400,
  'cases.paper_missing': 400,
  'cases.paper_unknown': 409,
  'cases.form_not_open': 409,
  'cases.not_asked': 400,
  'cases.form_invalid': 400,
  'cases.into_missing': 400,
  'cases.into_unknown': 409,
  'cases.into_itself': 409,
  'cases.into_merged': 409,
  'cases.handler_missing': 400,
  'cases.handler_unknown': 409,
  /** More time is given once, and before the time is over. */
  'cases.prolonged_already': 409,
  'cases.prolonged_too_late': 409,
  /** What may be done about something late, while it is not. */
  'cases.not_late_yet': 409,
  /** The time in which this could be done is over; what follows of itself follows at once. */
  'cases.time_over': 409,
  'cases.erased': 409,
  'cases.no_blanks': 409,
} as const

export const ActAnswer = z.object({
  caseId: z.uuid(),
  version: z.int(),
  state: z.string(),
  products: z.record(Key, z.object({ state: z.string(), due: z.iso.datetime() })),
})

/** Does what the definition calls an action: checks, asks for a correction, records a number, delivers. */
export const act = endpoint({
  method: 'POST',
  path: '/cases/:caseId/act',
  access: 'cases.act',
  params: z.object({ caseId: z.uuid() }),
  body: ActBody,
  answer: ActAnswer,
  refusals: ACT_REFUSALS,
})
