import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { PLAN_STATUSES } from './editor.ts'
import { Progress } from './progress.ts'

/** Which version is read, and the year whose figures are held against its targets; the plan that holds and this year when it is not said. */
export const PlanQuery = z.object({
  version: z.uuid().optional(),
  year: z.coerce.number().int().min(2017).max(2100).optional(),
})

/** The head of one version, as every page of the plan shows it. */
export const PlanHead = z.object({
  id: z.uuid(),
  number: z.int(),
  title: OwnText,
  vision: OwnText,
  regulation: z.string().nullable(),
  regulationOn: z.iso.date().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  status: z.enum(PLAN_STATUSES),
  source: z.string(),
  /** Generated to be tried out: every page that shows it says so. */
  isSample: z.boolean(),
  year: z.int(),
})

const Branch = { progress: Progress, activities: z.int() }

export const PlanView = PlanHead.extend({
  progress: Progress,
  /** The day on which it was computed. */
  asOf: z.iso.date(),
  dimensions: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      gloss: z.string(),
      ...Branch,
      elements: z.array(
        z.object({
          key: z.string(),
          label: OwnText,
          ...Branch,
          /** The last one, without id, holds the activities of no programme; it is not there when there are none. */
          programmes: z.array(z.object({ id: z.uuid().nullable(), title: OwnText.nullable(), ...Branch })),
        }),
      ),
    }),
  ),
  /** Dimensions without any activity: while there is one, the region is no smart city. */
  missing: z.array(z.string()),
})
export type PlanView = z.infer<typeof PlanView>

/** The plan as a tree down to its programmes, with progress computed from events, reports and milestones at this moment. */
export const plan = endpoint({
  method: 'GET',
  path: '/plan',
  access: 'plan.read',
  params: z.object({}),
  body: PlanQuery,
  answer: PlanView,
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})
