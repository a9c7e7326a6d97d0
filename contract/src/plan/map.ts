import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { PlanHead } from './read.ts'

const AreaCount = z.object({
  code: z.string(),
  name: z.string(),
  /** Activities in the area or in a part of it. */
  activities: z.int(),
})

/**
 * Where the plan's activities are: by district, or by village of one district. Outlines are there where boundaries are; the counts are
 * always.
 */
export const planMap = endpoint({
  method: 'GET',
  path: '/plan/map',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({
    version: z.uuid().optional(),
    district: z
      .string()
      .regex(/^\d{2}\.\d{2}\.\d{2}$/)
      .optional(),
    dimension: z.string().max(60).optional(),
  }),
  answer: z.object({
    plan: PlanHead,
    district: z.object({ code: z.string(), name: z.string() }).nullable(),
    width: z.number(),
    height: z.number(),
    shapes: z.array(z.object({ code: z.string(), path: z.string() })),
    areas: z.array(AreaCount),
    /** Of the whole regency, or of the whole district when one is chosen; and of no place at all. */
    everywhere: z.int(),
    nowhere: z.int(),
    /** In the chosen district or in a village of it; none while none is chosen. */
    activities: z.array(
      z.object({ id: z.uuid(), title: OwnText, dimension: z.string(), areas: z.array(z.string()) }),
    ),
  }),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404, 'plan.no_such_area': 404 },
})
