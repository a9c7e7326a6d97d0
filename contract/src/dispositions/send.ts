import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { OfficeCode } from '../regions.ts'
import { Key, openText } from '../text.ts'
import { Confidentiality } from './handover.ts'

const OfficialUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('Kept and shown as a link. Nothing is fetched from it.')

/** Sends a letter or task to other offices, or passes on one that came here (`parent`). The command's id is the letter's. */
export const sendLetter = endpoint({
  method: 'POST',
  path: '/dispositions',
  access: 'dispositions.act',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    /** The hand-over to this office from which the task is passed on. */
    parent: z.uuid().optional(),
    to: z.array(OfficeCode).min(1).max(60),
    copies: z.array(OfficeCode).max(60).default([]),
    confidentiality: Confidentiality,
    subject: openText(3, 200),
    body: openText(0, 10_000).default(''),
    instructions: z.array(Key).min(1).max(10),
    dueOn: Day,
    official: z
      .object({ number: openText(1, 100).nullable(), url: OfficialUrl.nullable() })
      .default({ number: null, url: null }),
    caseCode: z.string().trim().max(40).optional(),
  }),
  answer: z.object({ letterId: z.uuid(), handovers: z.record(z.string(), z.uuid()) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'dispositions.unknown_office': 404,
    'dispositions.office_cannot_receive': 409,
    'dispositions.office_twice': 409,
    'dispositions.to_yourself': 409,
    'dispositions.unknown_instruction': 400,
    'dispositions.due_in_past': 409,
    'dispositions.due_after_parent': 409,
    'dispositions.less_confidential': 409,
    'dispositions.unknown': 404,
    'dispositions.not_yours': 409,
    'dispositions.only_a_copy': 409,
    'dispositions.not_now': 409,
    'dispositions.settled_already': 409,
    'dispositions.too_many_hops': 409,
    'dispositions.case_not_found': 404,
  },
})
