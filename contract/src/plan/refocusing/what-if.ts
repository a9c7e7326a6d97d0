import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { OfficeCode } from '../../regions/office.ts'
import { Key } from '../../text.ts'
import { PlanYear } from '../nodes.ts'

const RULE = {
  /** Only what comes from this source of money; of this dimension, owned by this office; or one activity alone. */
  source: Key.optional(),
  dimension: z.string().max(60).optional(),
  office: OfficeCode.optional(),
  activity: z.uuid().optional(),
}

/** What is taken of a year: a percentage of everything that is named. */
export const RefocusingRule = z.object({
  year: PlanYear,
  percent: z.int().min(1).max(100),
  ...RULE,
})
export type RefocusingRule = z.infer<typeof RefocusingRule>

export const RefocusingEffect = z.object({
  planId: z.uuid(),
  isSample: z.boolean(),
  year: z.int(),
  /** Whole rupiah left of the year over the whole plan: as adopted, before this, and after it. */
  planned: z.number(),
  before: z.number(),
  cut: z.number(),
  after: z.number(),
  activities: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      ownerName: z.string(),
      planned: z.number(),
      before: z.number(),
      cut: z.number(),
      after: z.number(),
      spent: z.number().nullable(),
      /** `overspent`: more was reported as spent than would be left; `stopped`: nothing would be left. */
      falls: z.enum(['overspent', 'stopped', 'below-half', 'cut']),
    }),
  ),
})
export type RefocusingEffect = z.infer<typeof RefocusingEffect>

/** What a refocusing would cost the plan, before anybody decides it: the year's money, and which activities fall below what. */
export const whatIfRefocusing = endpoint({
  method: 'GET',
  path: '/plan/refocusing/what-if',
  access: 'plan.read',
  params: z.object({}),
  body: RefocusingRule.extend({
    year: z.coerce.number().int().min(2017).max(2100),
    percent: z.coerce.number().int().min(1).max(100),
  }),
  answer: RefocusingEffect,
  refusals: { 'plan.none': 404, 'plan.refocusing_nothing': 409 },
})
