import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText, Text } from '../text.ts'
import { COMMUNITY_STATUSES } from './standing.ts'

export const CommunityRow = z.object({
  id: z.uuid(),
  name: z.string(),
  dimension: z.string(),
  area: z.string(),
  status: z.enum(COMMUNITY_STATUSES),
  registeredAt: z.iso.datetime(),
  isSample: z.boolean(),
})

/** What waits for the secretariat, and every community. */
export const communityInbox = endpoint({
  method: 'GET',
  path: '/communities/inbox',
  access: 'communities.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    communities: z.array(CommunityRow),
    /** Ideas and comments that nobody sees yet, the oldest first. */
    words: z.array(
      z.object({
        kind: z.enum(['idea', 'comment']),
        id: z.uuid(),
        ideaId: z.uuid(),
        community: z.string(),
        title: z.string(),
        text: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    /** Passed, and nothing decided: the most supported first. */
    undecided: z.array(
      z.object({ id: z.uuid(), title: z.string(), community: z.string(), supports: z.int() }),
    ),
    invitations: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        place: z.string(),
        startsAt: z.iso.datetime(),
        invited: z.int(),
        come: z.int(),
        decline: z.int(),
      }),
    ),
  }),
  refusals: {},
})

/** One community as the secretariat sees it. The contact person is masked until somebody asks to see it; every look is kept. */
export const community = endpoint({
  method: 'GET',
  path: '/communities/:communityId/record',
  access: 'communities.manage',
  params: z.object({ communityId: z.uuid() }),
  body: z.object({ reveal: z.stringbool().default(false) }),
  answer: CommunityRow.extend({
    code: z.string(),
    purpose: z.string(),
    documentNumber: z.string().nullable(),
    subsectors: z.array(Text),
    /** Null once it was erased. */
    contact: z
      .object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    contactErasedAt: z.iso.datetime().nullable(),
    isRevealed: z.boolean(),
    reason: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    version: z.int(),
    reads: z.array(
      z.object({
        at: z.iso.datetime(),
        name: z.string().nullable(),
        office: z.string(),
        isRevealed: z.boolean(),
      }),
    ),
  }),
  refusals: { 'communities.no_such_community': 404 },
})

/** Programmes and activities of the plan that may take an idea. */
export const ideaTargets = endpoint({
  method: 'GET',
  path: '/communities/targets',
  access: 'communities.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    programmes: z.array(z.object({ id: z.uuid(), title: OwnText })),
    activities: z.array(z.object({ id: z.uuid(), title: OwnText, element: z.string() })),
  }),
  refusals: {},
})
