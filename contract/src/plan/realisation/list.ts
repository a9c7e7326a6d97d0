import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { PaperView } from '../papers/view.ts'
import { PlanQuery } from '../read.ts'

const QuarterSums = z.object({
  quarter: z.int(),
  /** Milestones due in these days, and reached in them, whenever they were due. */
  due: z.int(),
  reached: z.int(),
  /** Whole rupiah; null while nobody reported anything of it. */
  spent: z.number().nullable(),
  /** How many activities reported it. */
  reports: z.int(),
})

export const RealisationView = z.object({
  planId: z.uuid(),
  isSample: z.boolean(),
  year: z.int(),
  firstYear: z.int(),
  lastYear: z.int(),
  /** Activities with money in the plan for this year, and how much. */
  activities: z.int(),
  planned: z.number().nullable(),
  quarters: z.array(QuarterSums),
  offices: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      activities: z.int(),
      planned: z.number().nullable(),
      spent: z.number().nullable(),
      /** How many of its activities with money reported any quarter. */
      reported: z.int(),
    }),
  ),
})
export type RealisationView = z.infer<typeof RealisationView>

/** A year's money and milestones by quarter, as reported with papers. What nobody reported is unknown. */
export const realisation = endpoint({
  method: 'GET',
  path: '/plan/realisation',
  access: 'plan.read',
  params: z.object({}),
  body: PlanQuery.pick({ year: true }),
  answer: RealisationView,
  refusals: { 'plan.none': 404 },
})

export const RealisationReport = z.object({
  id: z.uuid(),
  year: z.int(),
  quarter: z.int(),
  spent: z.number(),
  note: z.string().nullable(),
  paperKind: z.string().nullable(),
  paper: z.string(),
  papers: z.array(PaperView),
  office: z.string(),
  at: z.iso.datetime(),
  /** A later report of the same quarter counts instead. */
  isCorrected: z.boolean(),
})
export type RealisationReport = z.infer<typeof RealisationReport>

/** Everything that was reported of one activity's money, the newest quarter first. */
export const activityRealisation = endpoint({
  method: 'GET',
  path: '/plan/activities/:activityId/realisation',
  access: 'plan.read',
  params: z.object({ activityId: z.uuid() }),
  body: z.object({}),
  answer: z.array(RealisationReport),
  refusals: {},
})
