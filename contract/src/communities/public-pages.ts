import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Progress } from '../plan/progress.ts'
import { OwnText, Text } from '../text.ts'

const Dimension = z.object({
  key: z.string(),
  label: Text,
  elements: z.array(z.object({ key: z.string(), label: Text })),
})
export type CommunityDimension = z.infer<typeof Dimension>

/** Dimensions and elements, as forms of communities and ideas ask for them. */
export const communityFields = endpoint({
  method: 'GET',
  path: '/communities/fields',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(Dimension),
  refusals: {},
})

/** The creative trades that a community may name, with how many verified ones do; of fewer than five nothing is told. */
export const communitySubsectors = endpoint({
  method: 'GET',
  path: '/communities/subsectors',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(z.object({ key: z.string(), title: Text, communities: z.int().nullable() })),
  refusals: {},
})

export const CommunityLine = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  dimension: z.string(),
  area: z.string(),
  verifiedAt: z.iso.datetime(),
  ideas: z.int(),
  isSample: z.boolean(),
})
export type CommunityLine = z.infer<typeof CommunityLine>

/** Every verified community. Who speaks for it is nobody's business but the secretariat's. */
export const communities = endpoint({
  method: 'GET',
  path: '/communities',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(CommunityLine),
  refusals: {},
})

/** What became of an idea: nothing decided yet, taken into a programme or an activity of the plan, or declined. */
export const OUTCOMES = ['open', 'taken', 'declined'] as const

export const IdeaLine = z.object({
  id: z.uuid(),
  title: z.string(),
  element: z.string(),
  communityId: z.uuid(),
  community: z.string(),
  /** Written down by the secretariat for the community. */
  isAssisted: z.boolean(),
  proposedAt: z.iso.datetime(),
  supports: z.int(),
  comments: z.int(),
  outcome: z.enum(OUTCOMES),
  isSample: z.boolean(),
})
export type IdeaLine = z.infer<typeof IdeaLine>

/** Ideas that everybody sees, the newest first. */
export const ideas = endpoint({
  method: 'GET',
  path: '/communities/ideas',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(IdeaLine),
  refusals: {},
})

export const OutcomeView = z.object({
  outcome: z.enum(['taken', 'declined']),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  programme: OwnText.nullable(),
  activity: z
    .object({
      id: z.uuid(),
      title: OwnText,
      owner: z.string().nullable(),
      firstYear: z.int(),
      progress: Progress,
      /** Of which year the progress is. */
      year: z.int(),
      results: z.array(
        z.object({
          title: Text,
          value: z.number().nullable(),
          target: z.number().nullable(),
          unit: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  /** The programme or activity is not in the plan that the public reads, or not any more. */
  isHidden: z.boolean(),
})
export type OutcomeView = z.infer<typeof OutcomeView>

export const IdeaView = IdeaLine.extend({
  text: z.string(),
  discussion: z.array(
    z.object({ id: z.uuid(), community: z.string(), comment: z.string(), at: z.iso.datetime() }),
  ),
  supporters: z.array(z.string()),
  /** What was decided, the newest first: the first one holds. */
  outcomes: z.array(OutcomeView),
})
export type IdeaView = z.infer<typeof IdeaView>

/** An idea with its whole way: proposed, discussed, taken into programme and activity, and how far that is today. */
export const idea = endpoint({
  method: 'GET',
  path: '/communities/ideas/:ideaId',
  access: 'public',
  params: z.object({ ideaId: z.uuid() }),
  body: z.object({}),
  answer: IdeaView,
  refusals: { 'communities.no_such_idea': 404 },
})
