import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { NodeView } from './activity.ts'
import { NodeKind } from './nodes.ts'
import { PlanHead, PlanQuery } from './read.ts'

/** What stands before the tree, as nodes by kind, each in its own order. */
export const PlanDocument = z.object({
  plan: PlanHead,
  node: NodeView,
  nodes: z.partialRecord(NodeKind, z.array(NodeView)),
  /** Titles of the activities that words and needs lead to, and of all to choose from while somebody may edit. */
  activities: z.array(
    z.object({ id: z.uuid(), title: OwnText, words: z.array(z.uuid()), element: z.string() }),
  ),
  may: z.object({ edit: z.boolean() }),
})
export type PlanDocument = z.infer<typeof PlanDocument>

/** Horizons, missions, words of the vision, readiness, SWOT, gap, needs and programmes of a version. */
export const planDocument = endpoint({
  method: 'GET',
  path: '/plan/document',
  access: 'plan.read',
  params: z.object({}),
  body: PlanQuery.pick({ version: true }),
  answer: PlanDocument,
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})
