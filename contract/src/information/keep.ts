import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { InformationFields } from './item.ts'

const Kept = z.object({ informationId: z.uuid(), version: z.int() })

/** Enters something that one's own office holds; a draft until it is published. The main officer may enter it for another office. */
export const enterInformation = endpoint({
  method: 'POST',
  path: '/information',
  access: 'information.keep',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    office: z.string().max(60).optional(),
    fields: InformationFields,
  }),
  answer: Kept,
  refusals: { ...COMMAND_REFUSALS, 'information.unknown_office': 404 },
})

/** Changes it. What became excluded is a draft again until the main officer agrees, and its file and link are gone. */
export const changeInformation = endpoint({
  method: 'POST',
  path: '/information/:informationId/change',
  access: 'information.keep',
  params: z.object({ informationId: z.uuid() }),
  body: z.object({ commandId: CommandId, version: z.int().min(1), fields: InformationFields }),
  answer: Kept,
  refusals: { ...COMMAND_REFUSALS, 'information.not_found': 404, 'information.changed': 409 },
})
