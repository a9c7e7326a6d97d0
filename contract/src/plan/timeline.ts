import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { Month } from './nodes.ts'
import { PlanHead } from './read.ts'

const Bar = z.object({
  id: z.uuid(),
  title: OwnText,
  owner: z.string(),
  ownerName: z.string().nullable(),
  first: Month,
  last: Month,
  /** When it ends nobody said: it is drawn to the end of the year in which it begins. */
  isOpen: z.boolean(),
  milestones: z.array(
    z.object({
      title: z.string(),
      dueOn: z.iso.date(),
      state: z.enum(['reached', 'late', 'due']),
    }),
  ),
})
export type TimelineBar = z.infer<typeof Bar>

/** Activities over the months, one dimension at a time and one year or all of them: a plan of thousands is never shown at once. */
export const planTimeline = endpoint({
  method: 'GET',
  path: '/plan/timeline',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({
    version: z.uuid().optional(),
    /** The first that has any, when it is not said. */
    dimension: z.string().max(60).optional(),
    /** Every year of the plan, when it is not said. */
    year: z.coerce.number().int().min(2017).max(2100).optional(),
  }),
  answer: z.object({
    plan: PlanHead,
    today: z.iso.date(),
    first: Month,
    last: Month,
    dimension: z.string(),
    /** How many activities each has in these months. */
    dimensions: z.array(z.object({ key: z.string(), name: z.string(), activities: z.int() })),
    groups: z.array(
      z.object({ programmeId: z.uuid().nullable(), title: OwnText.nullable(), bars: z.array(Bar) }),
    ),
  }),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})

/** Where a day or a month stands between the first and the last month, from 0 to 1; outside of them it is at the edge. */
export function placeOf(when: string, first: string, last: string, isEnd = false): number {
  const [year = 0, month = 1, day] = when.split('-').map(Number)
  const index = year * 12 + month - 1 + (day ? (day - 1) / 31 : isEnd ? 1 : 0)
  const [from, to] = [first, last].map((each) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7)) - 1)
  const share = (index - (from ?? 0)) / ((to ?? 0) + 1 - (from ?? 0))
  return Math.min(1, Math.max(0, share))
}
