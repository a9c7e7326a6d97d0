import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeCode } from '../regions/office.ts'
import { OwnText, Text } from '../text.ts'
import { Progress } from './progress.ts'
import { PlanQuery } from './read.ts'

/** One activity in a list, a table, a timeline or on a map. */
export const ActivityLine = z.object({
  id: z.uuid(),
  key: z.string().nullable(),
  dimension: z.string(),
  element: z.string(),
  programmeId: z.uuid().nullable(),
  title: OwnText,
  owner: z.string(),
  ownerName: z.string().nullable(),
  coOwners: z.array(z.string()),
  areas: z.array(z.string()),
  services: z.array(z.string()),
  words: z.array(z.uuid()),
  weight: z.number(),
  firstYear: z.int(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  quickWin: z.int().nullable(),
  /** Its first indicator that the platform computes, held against the target of the year. */
  figure: z
    .object({
      indicator: z.string(),
      title: Text.nullable(),
      unit: z.string().nullable(),
      value: z.number().nullable(),
      target: z.number().nullable(),
      events: z.int(),
    })
    .nullable(),
  milestones: z.object({ done: z.int(), total: z.int(), late: z.int() }),
  /** Whole rupiah of the year and of all years; null where no budget is known. */
  budget: z.object({ year: z.number().nullable(), all: z.number().nullable() }),
  progress: Progress,
  /** When it was last edited or reported about; null where that never happened. */
  touchedAt: z.iso.datetime().nullable(),
  source: z.string(),
})
export type ActivityLine = z.infer<typeof ActivityLine>

/** Activities of a plan in the order of its tree. Without a filter it is all of them. */
export const planActivities = endpoint({
  method: 'GET',
  path: '/plan/activities',
  access: 'plan.read',
  params: z.object({}),
  body: PlanQuery.extend({
    dimension: z.string().max(60).optional(),
    element: z.string().max(60).optional(),
    /** `none`: those of no programme. */
    programme: z.union([z.uuid(), z.literal('none')]).optional(),
    /** Owned or co-owned by this office. */
    office: OfficeCode.optional(),
    /** Not edited or reported about since so many days. */
    staleDays: z.coerce.number().int().min(1).max(3650).optional(),
  }),
  answer: z.array(ActivityLine),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})
