import { z } from 'zod'
import { FormAnswers } from '../cases/submit.ts'
import { ROLES } from '../identity/roles.ts'
import { Key, Text } from '../text.ts'

/** ISO 8601: PT20M, P2D. */
export const Duration = z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)
/** A time of day: 09:30. */
export const Clock = z.string().regex(/^\d\d:\d\d$/)

const Step = z.strictObject({
  /** After the step before. */
  after: Duration,
  /** The first step: at this time of day. */
  at: Clock.optional(),
  as: z.enum([...ROLES, 'applicant']),
  /** The function of the agency whose officer does it, where it is not the one that the service names first. */
  in: Key.optional(),
  /** `submit`, an action of the definition, or `wait`: nobody does anything, and clocks go on. */
  act: Key,
  product: Key.optional(),
  reason: Key.optional(),
  message: z.string().optional(),
  /** `{serial}` is another for each request, `{kk}` the number of a family card. */
  number: z.string().optional(),
  /** The function of the agency that it is handed on to. */
  handler: Key.optional(),
  /** A sample paper is attached first. */
  paper: z.boolean().optional(),
  expect: z
    .strictObject({
      state: Key.optional(),
      products: z.record(Key, Key).default({}),
      /** Products whose promise, as given, was kept by now, and those whose was not. */
      kept: z.array(Key).default([]),
      late: z.array(Key).default([]),
    })
    .optional(),
})

/** A course that a service must take: run as a test of its definition, and as sample data of a rehearsal. */
export const Scenario = z.strictObject({
  key: Key,
  title: Text,
  sample: z.string(),
  /** How many times a working day of a rehearsal brings it. */
  perDay: z.int().min(0).max(50).default(1),
  /** A course too long for a few days: a rehearsal plays it once, begun so many days before today. */
  daysBefore: z.int().min(1).max(360).optional(),
  /** `{today}` and `{today-3}` are days before the one it is run for, `{photo}` a sample photograph. */
  answers: FormAnswers,
  steps: z.array(Step).min(1),
})
export type Scenario = z.infer<typeof Scenario>
export type ScenarioStep = Scenario['steps'][number]

/** Minutes of a duration such as P1DT2H30M. */
export function minutesOf(duration: string): number {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []
  return Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0)
}
