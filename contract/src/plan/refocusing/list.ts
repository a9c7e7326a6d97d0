import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { PaperView } from '../papers/view.ts'

export const RefocusingList = z.object({
  thisYear: z.int(),
  /** Of each year in which money was taken, in whole rupiah. `spent` is null while nobody reported anything. */
  years: z.array(
    z.object({
      year: z.int(),
      planned: z.number(),
      cut: z.number(),
      left: z.number(),
      spent: z.number().nullable(),
    }),
  ),
  /** The newest first. */
  refocusings: z.array(
    z.object({
      id: z.uuid(),
      year: z.int(),
      decidedOn: z.iso.date(),
      reason: z.string(),
      paperKind: z.string().nullable(),
      paper: z.string(),
      papers: z.array(PaperView),
      before: z.number(),
      cut: z.number(),
      activities: z.array(z.object({ id: z.uuid(), title: z.string(), before: z.number(), cut: z.number() })),
    }),
  ),
  may: z.object({ refocus: z.boolean() }),
})
export type RefocusingList = z.infer<typeof RefocusingList>

/** Every refocusing with what it took from which activity, and what is left of each year. */
export const refocusings = endpoint({
  method: 'GET',
  path: '/plan/refocusing',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({}),
  answer: RefocusingList,
  refusals: { 'plan.none': 404 },
})
