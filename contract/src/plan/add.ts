import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { WRITE_REFUSALS } from './edit.ts'
import { NodeKind } from './nodes.ts'

/** Adds one thing to a plan. Its id is the command's, and stays the same in every later version of the plan. */
export const addNode = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/nodes/:kind',
  access: 'plan.contribute',
  params: z.object({ planId: z.uuid(), kind: NodeKind.exclude(['plan']) }),
  body: z.object({
    commandId: CommandId,
    /** The activity to which a milestone, an indicator, a budget or a risk belongs. */
    activityId: z.uuid().optional(),
    fields: z.record(z.string().max(40), z.unknown()),
  }),
  answer: z.object({ nodeId: z.uuid() }),
  refusals: WRITE_REFUSALS,
})
