import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'
import { Node } from './edit.ts'

export const CommentView = z.object({
  id: z.uuid(),
  kind: z.string(),
  nodeId: z.uuid(),
  words: z.string(),
  by: z.string().nullable(),
  office: z.string(),
  at: z.iso.datetime(),
})
export type CommentView = z.infer<typeof CommentView>

/** Says something about anything in the plan, also in an adopted one. A comment is never changed. */
export const commentNode = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/nodes/:kind/:nodeId/comments',
  access: 'plan.contribute',
  params: Node,
  body: z.object({ commandId: CommandId, words: openText(1, 2000) }),
  answer: z.object({ commentId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'plan.no_such_version': 404, 'plan.no_such_node': 404 },
})
