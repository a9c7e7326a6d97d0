import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

export const ListEntry = z.object({ key: z.string(), label: Text, source: z.string() })
export type ListEntry = z.infer<typeof ListEntry>

/** Codes that are data: what a field may be chosen from, each with where it comes from. */
export const PlanLists = z.object({
  horizons: z.array(ListEntry),
  budgetSources: z.array(ListEntry),
  paperKinds: z.array(ListEntry),
  needSources: z.array(ListEntry),
  /** What may stand in the way of an activity. */
  obstacleKinds: z.array(ListEntry),
  readinessModels: z.array(
    ListEntry.extend({
      pillars: z.array(
        z.object({
          key: z.string(),
          label: Text,
          elements: z.array(z.object({ key: z.string(), label: Text })),
        }),
      ),
    }),
  ),
  dimensions: z.array(
    z.object({ key: z.string(), label: Text, elements: z.array(z.object({ key: z.string(), label: Text })) }),
  ),
})
export type PlanLists = z.infer<typeof PlanLists>

export const planLists = endpoint({
  method: 'GET',
  path: '/plan/lists',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({}),
  answer: PlanLists,
  refusals: {},
})
