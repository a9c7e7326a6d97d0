import { ROLES } from '@guyub/contract/identity'
import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const facts = z.object({
  role: z.enum(ROLES),
  from: z.string(),
  until: z.string().optional(),
  /** It holds only after `identity.membership-confirmed`. */
  waits: z.boolean().optional(),
})

export const membershipStarted = eventType('identity.membership-started', 1, facts)
export const membershipConfirmed = eventType('identity.membership-confirmed', 1, facts.pick({ role: true }))
export const membershipEnded = eventType('identity.membership-ended', 1, facts.omit({ from: true }))
