import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openText, Text } from '../text.ts'
import { ROUND_REFUSALS, RoundKey } from './round-key.ts'

export const ContributionView = z.object({
  id: z.uuid(),
  year: z.int(),
  stage: z.int(),
  item: z.string(),
  question: Text,
  officeCode: z.string(),
  officeName: z.string().nullable(),
  request: z.string(),
  dueOn: z.iso.date(),
  contribution: z.string().nullable(),
  contributedAt: z.iso.datetime().nullable(),
  returnReason: z.string().nullable(),
  /** The answers were handed in: nothing is waited for any more. */
  isOver: z.boolean(),
  isLate: z.boolean(),
  version: z.int(),
})
export type ContributionView = z.infer<typeof ContributionView>

/** The secretariat asks an agency what it has to say to an item. */
export const askAgency = endpoint({
  method: 'POST',
  path: '/evaluation/:year/:stage/contributions',
  access: 'evaluation.answer',
  params: RoundKey,
  body: z.object({
    commandId: CommandId,
    item: z.string().max(60),
    officeCode: z.string().max(60),
    request: openText(3, 1000),
    dueOn: Day,
  }),
  answer: z.object({ contributionId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ROUND_REFUSALS,
    'evaluation.no_such_item': 404,
    'evaluation.unknown_office': 409,
    'evaluation.asked_already': 409,
    'evaluation.due_in_past': 409,
    'evaluation.submitted_already': 409,
  },
})

/** The agency says it; until the answers were submitted it may say it better. */
export const contribute = endpoint({
  method: 'POST',
  path: '/evaluation/contributions/:contributionId',
  access: 'evaluation.contribute',
  params: z.object({ contributionId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    contribution: openText(3, 4000),
    version: z.int(),
  }),
  answer: z.object({ version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_contribution': 404,
    'evaluation.submitted_already': 409,
    'evaluation.changed': 409,
  },
})

/** The secretariat gives it back, with what is missing. */
export const returnContribution = endpoint({
  method: 'POST',
  path: '/evaluation/contributions/:contributionId/return',
  access: 'evaluation.answer',
  params: z.object({ contributionId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(3, 1000), version: z.int() }),
  answer: z.object({ version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'evaluation.no_such_contribution': 404,
    'evaluation.nothing_contributed': 409,
    'evaluation.submitted_already': 409,
    'evaluation.changed': 409,
  },
})

/** What was asked of agencies: of every one for the secretariat, of my own for an agency; what waits first. */
export const contributions = endpoint({
  method: 'GET',
  path: '/evaluation/contributions',
  access: 'evaluation.contribute',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(ContributionView),
  refusals: {},
})
