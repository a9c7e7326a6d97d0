import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { AccessKey, ELEMENT, VOICE_REFUSALS } from './standing.ts'

const Idea = z.object({
  commandId: CommandId,
  title: z.string().trim().min(5).max(160),
  text: z.string().trim().min(20).max(4000),
  element: ELEMENT,
})
const IDEA_REFUSALS = {
  ...COMMAND_REFUSALS,
  'communities.personal_data': 409,
  'communities.no_such_element': 409,
} as const

/** An idea of a verified community; everybody sees it once the secretariat has passed it. */
export const proposeIdea = endpoint({
  method: 'POST',
  path: '/communities/own/ideas',
  access: 'public',
  params: z.object({}),
  body: Idea.extend({ key: AccessKey }),
  answer: z.object({ ideaId: z.uuid() }),
  refusals: { ...IDEA_REFUSALS, ...VOICE_REFUSALS },
})

/** The same, written down by the secretariat for a community that told it: recorded as assisted, and seen at once. */
export const recordIdea = endpoint({
  method: 'POST',
  path: '/communities/:communityId/ideas',
  access: 'communities.manage',
  params: z.object({ communityId: z.uuid() }),
  body: Idea,
  answer: z.object({ ideaId: z.uuid() }),
  refusals: {
    ...IDEA_REFUSALS,
    'communities.no_such_community': 404,
    'communities.not_verified': 409,
  },
})

/** What a community says to an idea; shown once the secretariat has passed it. */
export const commentIdea = endpoint({
  method: 'POST',
  path: '/communities/ideas/:ideaId/comments',
  access: 'public',
  params: z.object({ ideaId: z.uuid() }),
  body: z.object({ commandId: CommandId, key: AccessKey, comment: z.string().trim().min(3).max(2000) }),
  answer: z.object({ commentId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...VOICE_REFUSALS,
    'communities.no_such_idea': 404,
    'communities.personal_data': 409,
  },
})

/** One voice for each community, not for its own idea. */
export const supportIdea = endpoint({
  method: 'POST',
  path: '/communities/ideas/:ideaId/support',
  access: 'public',
  params: z.object({ ideaId: z.uuid() }),
  body: z.object({ commandId: CommandId, key: AccessKey }),
  answer: z.object({ supports: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...VOICE_REFUSALS,
    'communities.no_such_idea': 404,
    'communities.own_idea': 409,
    'communities.supported_already': 409,
  },
})
