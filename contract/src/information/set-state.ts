import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

/** Publishes what was entered, or takes it out of the public register. What is excluded is published by the main officer alone. */
export const setInformationState = endpoint({
  method: 'POST',
  path: '/information/:informationId/state',
  access: 'information.keep',
  params: z.object({ informationId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    version: z.int().min(1),
    state: z.enum(['published', 'withdrawn']),
  }),
  answer: z.object({ informationId: z.uuid(), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'information.not_found': 404,
    'information.changed': 409,
    /** Whether something is excluded is decided by the main officer, not by the agency that holds it. */
    'information.not_yours_to_exclude': 403,
    'information.in_this_state_already': 409,
  },
})
