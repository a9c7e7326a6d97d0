import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { NodeKind } from './nodes.ts'
import { VersionView } from './versions.ts'

const Changed = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })

/** One thing that two versions do not agree about. */
export const Difference = z.object({
  kind: NodeKind,
  nodeId: z.uuid(),
  activityId: z.uuid().nullable(),
  about: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(Changed),
})
export type Difference = z.infer<typeof Difference>

/** What differs between two versions of the plan, field by field. */
export const diffPlans = endpoint({
  method: 'GET',
  path: '/plan/versions/:planId/diff/:otherId',
  access: 'plan.read',
  params: z.object({ planId: z.uuid(), otherId: z.uuid() }),
  body: z.object({}),
  answer: z.object({ before: VersionView, after: VersionView, differences: z.array(Difference) }),
  refusals: { 'plan.no_such_version': 404 },
})
