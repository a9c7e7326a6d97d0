import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Node, WRITE_REFUSALS } from './edit.ts'

/**
 * Takes something out of a plan, with all below it; or puts it back. It is only marked, never deleted. Whoever removes what somebody edited
 * since they looked is told so first.
 */
export const removeNode = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/nodes/:kind/:nodeId/remove',
  access: 'plan.contribute',
  params: Node,
  body: z.object({ commandId: CommandId, revision: z.int(), restore: z.boolean().default(false) }),
  answer: z.object({ nodeId: z.uuid(), removed: z.boolean() }),
  refusals: { ...WRITE_REFUSALS, 'plan.changed': 409, 'plan.not_empty': 409 },
})
