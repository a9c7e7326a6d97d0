import { z } from 'zod'

const Words = z.string().max(4000)
const Own = z.strictObject({ id: Words, en: Words.nullable() })
const Code = z.string().max(120)

/** What stands before the activities of an adopted plan, with every list that it names, so that it reads without the region's own. */
export const AdoptedHead = z.strictObject({
  ...{ id: z.uuid(), number: z.int().positive(), title: Own, vision: Own, isSample: z.boolean() },
  ...{ regulation: z.string().max(300).nullable(), regulationOn: z.iso.date().nullable() },
  ...{ firstYear: z.int(), lastYear: z.int() },
  missions: z.array(Own).max(200),
  words: z.array(z.strictObject({ id: z.uuid(), word: Own, meaning: Own.nullable() })).max(200),
  horizons: z.array(z.strictObject({ span: Own, firstYear: z.int(), lastYear: z.int() })).max(100),
  programmes: z.array(z.strictObject({ id: z.uuid(), element: Code, title: Own })).max(2000),
  dimensions: z
    .array(
      z.strictObject({
        ...{ key: Code, name: Words },
        elements: z.array(z.strictObject({ key: Code, label: Own })).max(100),
      }),
    )
    .max(50),
  /** Sources of the budget. */
  sources: z.array(z.strictObject({ key: Code, label: Own })).max(200),
})
export type AdoptedHead = z.infer<typeof AdoptedHead>

/** One activity as it was adopted: no comment, no request, no report and nobody's name. */
export const AdoptedActivity = z.strictObject({
  ...{ id: z.uuid(), element: Code, programmeId: z.uuid().nullable(), title: Own },
  /** The office that answers for it. */
  owner: z.strictObject({ code: Code, name: z.string().max(300) }),
  ...{ firstYear: z.int(), firstMonth: Code.nullable(), lastMonth: Code.nullable() },
  words: z.array(z.uuid()).max(400),
  /** Whole rupiah. */
  budget: z.array(z.strictObject({ year: z.int(), source: Code, amount: z.int().min(0) })).max(500),
  milestones: z.array(z.strictObject({ title: Words, dueOn: z.iso.date(), weight: z.number() })).max(500),
  indicators: z
    .array(
      z.strictObject({
        /** Of a figure of the platform its name there. */
        ...{ title: Own, unit: z.string().max(120).nullable(), better: z.enum(['higher', 'lower']) },
        ...{ baseline: z.number().nullable(), baselineYear: z.int().nullable() },
        /** Of every year that `targets` does not name. */
        target: z.number().nullable(),
        targets: z.record(z.string().regex(/^\d{4}$/), z.number()),
      }),
    )
    .max(200),
  risks: z
    .array(
      z.strictObject({
        ...{ risk: Words, likelihood: Code.nullable(), impact: Code.nullable() },
        mitigation: Words.nullable(),
      }),
    )
    .max(200),
})
export type AdoptedActivity = z.infer<typeof AdoptedActivity>

/** The plan that holds in a region, as it was adopted. */
export interface AdoptedPlan {
  readonly head: AdoptedHead
  readonly activities: readonly AdoptedActivity[]
}
