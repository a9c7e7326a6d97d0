import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { OwnText, openText } from '../text.ts'
import { PLAN_STATUSES } from './editor.ts'

export const VersionView = z.object({
  id: z.uuid(),
  number: z.int(),
  title: OwnText,
  status: z.enum(PLAN_STATUSES),
  amends: z.uuid().nullable(),
  regulation: z.string().nullable(),
  regulationOn: z.iso.date().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  activities: z.int(),
  isSample: z.boolean(),
})
export type VersionView = z.infer<typeof VersionView>

/** Every version of the plan, the newest first. */
export const planVersions = endpoint({
  method: 'GET',
  path: '/plan/versions',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(VersionView),
  refusals: {},
})

/** Begins an amendment: a draft with everything that the adopted plan holds. The adopted one stays as it is. */
export const amendPlan = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/amend',
  access: 'plan.edit',
  params: z.object({ planId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ planId: z.uuid(), number: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_version': 404,
    'plan.not_adopted': 409,
    'plan.version_open': 409,
  },
})

/** Hands a draft to the public for comment, or takes it back to be worked on. It may be edited in both. */
export const consultPlan = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/consult',
  access: 'plan.edit',
  params: z.object({ planId: z.uuid() }),
  body: z.object({ commandId: CommandId, back: z.boolean().default(false) }),
  answer: z.object({ planId: z.uuid(), status: z.enum(PLAN_STATUSES) }),
  refusals: { ...COMMAND_REFUSALS, 'plan.no_such_version': 404, 'plan.wrong_status': 409 },
})

/** Adopts what was consulted about, by a regulation with number and date. What it amends is superseded. */
export const adoptPlan = endpoint({
  method: 'POST',
  path: '/plan/versions/:planId/adopt',
  access: 'plan.edit',
  params: z.object({ planId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    regulation: openText(3, 300),
    regulationOn: Day,
  }),
  answer: z.object({ planId: z.uuid(), superseded: z.uuid().nullable() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_version': 404,
    'plan.wrong_status': 409,
    'plan.conflicts_open': 409,
    'plan.dimension_missing': 409,
    'plan.regulation_in_future': 409,
    'plan.another_adopted': 409,
  },
})
