import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText, Text } from '../text.ts'
import { Progress } from './progress.ts'

export const ActivityView = z.object({
  id: z.uuid(),
  key: z.string(),
  title: OwnText,
  owner: z.string(),
  ownerName: z.string().nullable(),
  weight: z.number(),
  firstYear: z.int(),
  quickWin: z.int().nullable(),
  service: z.string().nullable(),
  indicator: z.string().nullable(),
  indicatorTitle: Text.nullable(),
  unit: z.string().nullable(),
  value: z.number().nullable(),
  target: z.number().nullable(),
  events: z.int(),
  milestones: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      dueOn: z.iso.date(),
      doneOn: z.iso.date().nullable(),
      paper: z.string().nullable(),
    }),
  ),
  progress: Progress,
  source: z.string(),
})
export type ActivityView = z.infer<typeof ActivityView>

export const PlanView = z.object({
  id: z.uuid(),
  title: OwnText,
  vision: OwnText,
  regulation: z.string().nullable(),
  firstYear: z.int(),
  lastYear: z.int(),
  status: z.string(),
  source: z.string(),
  year: z.int(),
  progress: Progress,
  dimensions: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      gloss: z.string(),
      progress: Progress,
      elements: z.array(
        z.object({
          key: z.string(),
          label: OwnText,
          progress: Progress,
          activities: z.array(ActivityView),
        }),
      ),
    }),
  ),
  /** Dimensions without any activity: while there is one, the region is no smart city. */
  missing: z.array(z.string()),
})
export type PlanView = z.infer<typeof PlanView>

/** The plan as a tree, with progress computed from events and milestones at this moment. */
export const plan = endpoint({
  method: 'GET',
  path: '/plan',
  access: 'plan.read',
  params: z.object({}),
  /** The year whose figures are held against the targets; this year when it is not said. */
  body: z.object({ year: z.coerce.number().int().min(2017).max(2100).optional() }),
  answer: PlanView,
  refusals: { 'plan.none': 404 },
})
