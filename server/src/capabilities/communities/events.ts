import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

// Codes and counts only. What a community is called or says stands in its rows, who speaks for it nowhere in the log.

export const communityRegistered = eventType(
  'communities.registered',
  1,
  z.object({ dimension: z.string(), area: z.string(), hasDocument: z.boolean() }),
)
export const communityDecided = eventType(
  'communities.decided',
  1,
  z.object({ verdict: z.enum(['verified', 'refused']), dimension: z.string() }),
)
/** A community of a creative trade was verified; `product` is the trade. */
export const communitySubsector = eventType(
  'communities.subsector',
  1,
  z.object({ product: z.string(), area: z.string() }),
)
export const contactErased = eventType(
  'communities.contact_erased',
  1,
  z.object({ reason: z.string(), by: z.enum(['community', 'secretariat']) }),
)
export const pinRenewed = eventType('communities.pin_renewed', 1, z.object({}))
export const communitiesInvited = eventType(
  'communities.invited',
  1,
  z.object({ invited: z.number().int(), startsAt: z.string() }),
)
export const invitationAnswered = eventType(
  'communities.invitation_answered',
  1,
  z.object({ invitation: z.string(), comes: z.boolean() }),
)
export const ideaProposed = eventType(
  'communities.idea_proposed',
  1,
  z.object({ element: z.string(), assisted: z.boolean() }),
)
export const ideaCommented = eventType('communities.idea_commented', 1, z.object({ idea: z.string() }))
export const ideaSupported = eventType('communities.idea_supported', 1, z.object({ idea: z.string() }))
export const wordsModerated = eventType(
  'communities.words_moderated',
  1,
  z.object({ kind: z.enum(['idea', 'comment']), verdict: z.enum(['passed', 'refused']) }),
)
export const ideaDecided = eventType(
  'communities.idea_decided',
  1,
  z.object({
    outcome: z.enum(['taken', 'declined']),
    node: z.enum(['programme', 'activity']).optional(),
    nodeId: z.string().optional(),
  }),
)
