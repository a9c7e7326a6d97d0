import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/** A command that was made at a node and not carried out. */
export const InboxItem = z.object({
  commandId: z.uuid(),
  nodeId: z.uuid(),
  nodeName: z.string(),
  /** `/cases/:caseId/act` */
  path: z.string(),
  /** Of an act: which, as people call it. */
  action: Text.nullable(),
  caseId: z.uuid(),
  /** Who the request is for; nothing where it was erased or never arrived and says no name. */
  subject: z.string().nullable(),
  trackingCode: z.string().nullable(),
  actor: z.uuid(),
  actorName: z.string().nullable(),
  owner: z.uuid(),
  ownerName: z.string().nullable(),
  /** Whether whoever decides on it still works in the office. */
  ownerLeft: z.boolean(),
  madeAt: z.iso.datetime(),
  state: z.enum(['made', 'refused', 'waiting']),
  code: z.string().nullable(),
  /** Of the fields that two people changed, or that are not as the form wants them: what was sent, and what stands now. */
  fields: z.array(
    z.object({ field: z.string(), label: Text.nullable(), sent: z.string(), now: z.string().nullable() }),
  ),
})
export type InboxItem = z.infer<typeof InboxItem>

/** What waits for a person, and what waits for the regency, of one's own office; the same page at the node and at the regency. */
export const inbox = endpoint({
  method: 'GET',
  path: '/nodes/inbox',
  access: 'nodes.decide',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({ items: z.array(InboxItem), more: z.boolean() }),
  refusals: {},
})

/** A person decides on a command that was refused: sends it again, as it was or with other answers, or gives it up with a reason. */
export const decideCommand = endpoint({
  method: 'POST',
  path: '/nodes/inbox/:refusedId/decide',
  access: 'nodes.decide',
  params: z.object({ refusedId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    decision: z.enum(['again', 'drop']),
    /** Answers in place of those that were sent. */
    form: z.record(z.string().max(120), z.string().max(4000)).optional(),
    /** Why it is given up. It stands in the log of decisions, not of people. */
    reason: z.string().trim().min(3).max(300).optional(),
  }),
  answer: z.object({ refusedId: z.uuid(), state: z.enum(['made', 'done', 'refused', 'waiting', 'dropped']) }),
  refusals: {
    ...COMMAND_REFUSALS,
    'nodes.not_waiting': 409,
    'nodes.reason_missing': 400,
    'nodes.no_answers': 400,
  },
})

/** What waits of one officer goes to another of the same office: who left, or is ill, does not hold it up. */
export const handOverCommands = endpoint({
  method: 'POST',
  path: '/nodes/inbox/hand-over',
  access: 'nodes.decide',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    from: z.uuid(),
    to: z.uuid(),
    reason: z.string().trim().min(3).max(300),
  }),
  answer: z.object({ count: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'nodes.no_colleague': 409 },
})
