import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

/** A second person says that a place which an administrator gave is right; from then on it holds. */
export const confirmMembership = endpoint({
  method: 'POST',
  path: '/identity/memberships/:membershipId/confirm',
  access: 'identity.confirm',
  params: z.object({ membershipId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ membershipId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'identity.unknown_membership': 404,
    'identity.confirmed_already': 409,
    'identity.second_person_needed': 409,
  },
})
