import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { NodeKind } from './nodes.ts'

/** What every write into a plan may be refused with. */
export const WRITE_REFUSALS = {
  ...COMMAND_REFUSALS,
  'plan.no_such_version': 404,
  'plan.no_such_node': 404,
  'plan.invalid_field': 400,
  'request.personal_data': 400,
  'plan.unknown_code': 400,
  'plan.not_yours': 403,
  'plan.planners_field': 403,
  'plan.adopted': 409,
  'plan.months_reversed': 409,
  'plan.years_reversed': 409,
  'plan.element_of_programme': 409,
  'plan.code_without_edition': 409,
  'plan.key_taken': 409,
  'plan.section_written': 409,
  'plan.indicator_unnamed': 409,
} as const

export const Node = z.object({ planId: z.uuid(), kind: NodeKind, nodeId: z.uuid() })

/**
 * Writes fields of one thing in the plan. Each names the version that was seen: two who write different fields both succeed; of two who
 * write the same one, the second is kept beside what stands, and a person decides.
 */
export const editNode = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/nodes/:kind/:nodeId/edit',
  access: 'plan.contribute',
  params: Node,
  body: z.object({
    commandId: CommandId,
    changes: z
      .array(z.object({ field: z.string().max(40), seen: z.int().min(0), value: z.unknown() }))
      .min(1)
      .max(30),
  }),
  answer: z.object({
    nodeId: z.uuid(),
    fields: z.array(
      z.object({
        field: z.string(),
        version: z.int(),
        /** `same`: it already said so, whoever wrote it. */
        outcome: z.enum(['written', 'same', 'conflict']),
        conflictId: z.uuid().nullable(),
      }),
    ),
  }),
  refusals: WRITE_REFUSALS,
})
