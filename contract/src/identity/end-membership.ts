import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'

/** Ends a place in an office: it no longer holds from the day `until` on. */
export const endMembership = endpoint({
  method: 'POST',
  path: '/identity/memberships/:membershipId/end',
  access: 'identity.manage',
  params: z.object({ membershipId: z.uuid() }),
  body: z.object({ commandId: CommandId, until: Day }),
  answer: z.object({ membershipId: z.uuid(), until: z.iso.date() }),
  refusals: { ...COMMAND_REFUSALS, 'identity.unknown_membership': 404, 'identity.period_invalid': 409 },
})
