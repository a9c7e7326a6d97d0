import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'

/** A note among colleagues; the applicant does not see it. */
export const note = endpoint({
  method: 'POST',
  path: '/cases/:caseId/notes',
  access: 'cases.note',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    text: z.string().trim().min(1).max(2000),
    occurredAt: Moment,
  }),
  answer: z.object({ entryId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.not_found': 404, 'cases.erased': 409 },
})
