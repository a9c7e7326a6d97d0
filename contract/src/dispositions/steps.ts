import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { OfficeCode } from '../regions.ts'
import { openText } from '../text.ts'
import { HandoverState } from './handover.ts'

const access = 'dispositions.act'
const params = z.object({ handoverId: z.uuid() })
const bare = z.object({ commandId: CommandId })
const answer = z.object({ state: HandoverState })
const refusals = {
  ...COMMAND_REFUSALS,
  'dispositions.unknown': 404,
  'dispositions.not_yours': 409,
  'dispositions.only_a_copy': 409,
  'dispositions.not_now': 409,
  'dispositions.settled_already': 409,
} as const

/** The office begins to work on it. */
export const takeHandover = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/take', access },
  ...{ params, body: bare, answer, refusals },
})

/** The office says what was done. While something it passed on itself is still open, it cannot. */
export const reportHandover = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/report', access, params, answer },
  body: bare.extend({ report: openText(3, 10_000) }),
  refusals: { ...refusals, 'dispositions.passed_on_is_open': 409 },
})

/** The sender takes the report: the task is done. */
export const acceptHandover = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/accept', access },
  ...{ params, body: bare, answer, refusals },
})

/** The sender asks for more; the task goes on, by another day if one is named. */
export const askAgain = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/ask-again', access, params, answer },
  body: bare.extend({ reason: openText(3, 2000), dueOn: Day.optional() }),
  refusals: { ...refusals, 'dispositions.due_in_past': 409, 'dispositions.due_after_parent': 409 },
})

/** "Not ours": with a reason, and the office whose business it is, or the word that this is not known. */
export const returnHandover = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/return', access, params, answer },
  body: bare.extend({
    reason: openText(3, 2000),
    belongsTo: z.union([OfficeCode, z.literal('unknown')]),
  }),
  refusals: {
    ...refusals,
    'dispositions.unknown_office': 404,
    'dispositions.belongs_to_neither': 409,
    'dispositions.passed_on_is_open': 409,
  },
})

/** The sender gives what came back to another office, with the same letter. */
export const redirectHandover = endpoint({
  ...{ method: 'POST', path: '/dispositions/handovers/:handoverId/redirect', access, params },
  body: bare.extend({ to: OfficeCode, dueOn: Day }),
  answer: z.object({ handoverId: z.uuid() }),
  refusals: {
    ...refusals,
    'dispositions.unknown_office': 404,
    'dispositions.office_cannot_receive': 409,
    'dispositions.office_twice': 409,
    'dispositions.to_yourself': 409,
    'dispositions.due_in_past': 409,
    'dispositions.too_many_hops': 409,
  },
})

/** The sender takes back what nobody answered yet, or lets be what came back. */
export const withdrawHandover = endpoint({
  ...{
    method: 'POST',
    path: '/dispositions/handovers/:handoverId/withdraw',
    access,
    params,
    answer,
    refusals,
  },
  body: bare.extend({ reason: openText(3, 2000) }),
})
