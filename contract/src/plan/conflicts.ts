import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { WRITE_REFUSALS } from './edit.ts'
import { NodeKind } from './nodes.ts'

export const ConflictView = z.object({
  id: z.uuid(),
  planId: z.uuid(),
  kind: NodeKind,
  nodeId: z.uuid(),
  activityId: z.uuid().nullable(),
  /** The title of the activity or of whatever it is about. */
  about: z.string(),
  field: z.string(),
  /** What stands now, and its version: whoever decides names it. */
  standing: z.unknown(),
  standingBy: z.string().nullable(),
  version: z.int(),
  proposed: z.unknown(),
  proposedBy: z.string().nullable(),
  openedAt: z.iso.datetime(),
  mayResolve: z.boolean(),
})
export type ConflictView = z.infer<typeof ConflictView>

/** A person decides between two values, or writes a third. Both stay in the history. */
export const resolveConflict = endpoint({
  method: 'POST',
  path: '/plan/conflicts/:conflictId/resolve',
  access: 'plan.contribute',
  params: z.object({ conflictId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    choice: z.enum(['standing', 'proposed', 'other']),
    value: z.unknown().optional(),
    /** The version of the field that was on the screen. */
    seen: z.int(),
  }),
  answer: z.object({ conflictId: z.uuid(), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...WRITE_REFUSALS,
    'plan.no_such_conflict': 404,
    'plan.conflict_resolved': 409,
    'plan.changed': 409,
  },
})
