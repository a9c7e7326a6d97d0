import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'
import { Node, WRITE_REFUSALS } from './edit.ts'
import { NodeKind } from './nodes.ts'

export const RequestView = z.object({
  id: z.uuid(),
  planId: z.uuid(),
  kind: NodeKind,
  nodeId: z.uuid(),
  activityId: z.uuid().nullable(),
  about: z.string(),
  field: z.string(),
  before: z.unknown(),
  /** What stands now in the version into which it would go, and its version; nothing where no version is open. */
  now: z.unknown(),
  version: z.int().nullable(),
  proposed: z.unknown(),
  reason: z.string(),
  by: z.string().nullable(),
  office: z.string(),
  at: z.iso.datetime(),
  decision: z.enum(['accepted', 'rejected']).nullable(),
  decidedWhy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export type RequestView = z.infer<typeof RequestView>

/** Asks for another value of one field: of what others own, or of a plan that is adopted already. */
export const requestChange = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/nodes/:kind/:nodeId/requests',
  access: 'plan.contribute',
  params: Node,
  body: z.object({
    commandId: CommandId,
    field: z.string().max(40),
    value: z.unknown(),
    reason: openText(3, 2000),
  }),
  answer: z.object({ requestId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_version': 404,
    'plan.no_such_node': 404,
    'plan.invalid_field': 400,
    'request.personal_data': 400,
    'plan.unknown_code': 400,
    'plan.asks_for_nothing': 409,
  },
})

/** Accepts a request into the version that is open, or rejects it; either way with a reason. */
export const decideRequest = endpoint({
  method: 'POST',
  path: '/plan/requests/:requestId/decide',
  access: 'plan.edit',
  params: z.object({ requestId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    decision: z.enum(['accepted', 'rejected']),
    why: openText(3, 2000),
    /** The version of the field that was on the screen; needed to accept. */
    seen: z.int().optional(),
  }),
  answer: z.object({ requestId: z.uuid(), decision: z.enum(['accepted', 'rejected']) }),
  refusals: {
    ...WRITE_REFUSALS,
    'plan.no_such_request': 404,
    'plan.request_decided': 409,
    'plan.no_open_version': 409,
    'plan.changed': 409,
  },
})
