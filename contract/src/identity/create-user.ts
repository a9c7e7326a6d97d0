import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { NewMembership } from './membership.ts'
import { Password } from './password.ts'

export const PersonName = z.string().trim().min(1).max(120)
export const Email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())

/**
 * An account for somebody with their first place in this region, which holds once a second person has confirmed it. Nobody signs up by themselves. The password is made by
 * the administrator's screen, told to the person once, and opens nothing but the choice of an own one.
 */
export const createUser = endpoint({
  method: 'POST',
  path: '/identity/users',
  access: 'identity.manage',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    name: PersonName,
    email: Email,
    password: Password,
    membership: NewMembership,
  }),
  answer: z.object({ userId: z.uuid(), membershipId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'identity.email_taken': 409,
    'identity.unknown_office': 409,
    'identity.period_invalid': 409,
    'identity.not_for_yourself': 409,
  },
})
