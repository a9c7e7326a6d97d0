import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { NewMembership } from './membership.ts'

/** Gives somebody who has an account a place in an office of this region. It holds once a second person has confirmed it. */
export const startMembership = endpoint({
  method: 'POST',
  path: '/identity/memberships',
  access: 'identity.manage',
  params: z.object({}),
  body: NewMembership.extend({ commandId: CommandId, userId: z.uuid() }),
  answer: z.object({ membershipId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'identity.unknown_user': 404,
    'identity.unknown_office': 409,
    'identity.period_invalid': 409,
    'identity.membership_overlaps': 409,
    'identity.not_for_yourself': 409,
    'identity.admin_beside_cases': 409,
  },
})
