import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { ACCESS_REFUSALS, AccessKey, COMMUNITY_STATUSES } from './standing.ts'

export const MODERATION = ['waiting', 'passed', 'refused'] as const

export const OwnCommunity = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  purpose: z.string(),
  dimension: z.string(),
  subsectors: z.array(Text),
  area: z.string(),
  status: z.enum(COMMUNITY_STATUSES),
  /** Why it was refused. */
  reason: z.string().nullable(),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      text: z.string(),
      place: z.string(),
      startsAt: z.iso.datetime(),
      comes: z.boolean().nullable(),
      isPast: z.boolean(),
    }),
  ),
  ideas: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      status: z.enum(MODERATION),
      reason: z.string().nullable(),
      proposedAt: z.iso.datetime(),
    }),
  ),
  comments: z.array(
    z.object({
      id: z.uuid(),
      ideaId: z.uuid(),
      comment: z.string(),
      status: z.enum(MODERATION),
      reason: z.string().nullable(),
    }),
  ),
  /** When its contact person was erased. */
  contactErasedAt: z.iso.datetime().nullable(),
  /** Who looked at the contact person: which office and when. */
  reads: z.array(z.object({ at: z.iso.datetime(), office: z.string(), isRevealed: z.boolean() })),
})
export type OwnCommunity = z.infer<typeof OwnCommunity>

/** What a community sees of itself. */
export const ownCommunity = endpoint({
  method: 'GET',
  path: '/communities/own',
  access: 'public',
  params: z.object({}),
  body: z.object({ key: AccessKey }),
  answer: OwnCommunity,
  refusals: ACCESS_REFUSALS,
})

/** It comes, or does not; it may think again until the meeting begins. */
export const answerInvitation = endpoint({
  method: 'POST',
  path: '/communities/own/invitations/:invitationId',
  access: 'public',
  params: z.object({ invitationId: z.uuid() }),
  body: z.object({ commandId: CommandId, key: AccessKey, comes: z.boolean() }),
  answer: z.object({ comes: z.boolean() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...ACCESS_REFUSALS,
    'communities.no_such_invitation': 404,
    'communities.invitation_past': 409,
  },
})
