import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeCode } from '../regions/office.ts'
import { Key, OwnText, Text } from '../text.ts'
import { PlanHead } from './read.ts'

const Row = z.object({
  key: z.string(),
  label: z.union([Text, z.string()]),
  /** Whole rupiah in each year, in the order of `years`; 0 where nothing is planned. */
  amounts: z.array(z.number()),
  total: z.number(),
  activities: z.int(),
  /**
   * What was reported as spent, of the activities that have money here, and of how many of them anything was; null where nothing was. A
   * report names no source: of one source it is always null.
   */
  spent: z.number().nullable(),
  reported: z.int(),
})
export type BudgetRow = z.infer<typeof Row>

/** Planned money by year and source, dimension and owner, behind any of these as a filter; opened down to the activities. */
export const planBudget = endpoint({
  method: 'GET',
  path: '/plan/budget',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({
    version: z.uuid().optional(),
    year: z.coerce.number().int().min(2017).max(2100).optional(),
    source: Key.optional(),
    dimension: z.string().max(60).optional(),
    owner: OfficeCode.optional(),
  }),
  answer: z.object({
    plan: PlanHead,
    years: z.array(z.int()),
    total: Row,
    bySource: z.array(Row),
    byDimension: z.array(Row),
    byOwner: z.array(Row),
    /** Those with the most money first, five hundred at most. */
    activities: z.array(
      z.object({
        ...{ id: z.uuid(), title: OwnText, dimension: z.string(), owner: z.string() },
        ownerName: z.string().nullable(),
        amount: z.number(),
        spent: z.number().nullable(),
      }),
    ),
    /** Of this dimension and owner, in every year and source: activities of which the plan says no money at all. */
    without: z.int(),
  }),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})
