import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText, Text } from '../text.ts'

/** The questions after a service is finished (Permenpan RB 14/2017): elements, scale from worst to best, limits of grades. */
export const SatisfactionForm = z.strictObject({
  key: Key,
  version: z.int(),
  title: Text,
  source: z.string(),
  note: Text,
  elements: z.array(z.strictObject({ key: Key, title: Text, question: Text })).min(1),
  scale: z.array(Text).min(2),
  /** The best first; `from` on a hundred. */
  grades: z.array(z.strictObject({ grade: z.string(), from: z.number() })).min(1),
})
export type SatisfactionForm = z.infer<typeof SatisfactionForm>

const Rating = {
  commandId: CommandId,
  /** For each element a place on the scale, from 1. */
  scores: z.record(Key, z.int().min(1).max(10)),
  /** Read by whoever improves the service, never with a name. A NIK or a telephone number is refused. */
  comment: openText(1, 1000).optional(),
}

const REFUSED = {
  ...COMMAND_REFUSALS,
  'cases.erased': 409,
  'cases.not_finished': 409,
  'cases.rated_already': 409,
  'cases.rating_incomplete': 400,
} as const

const Asked = z.object({
  /** Null while it cannot be rated: not finished, merged into another, or rated before. */
  form: SatisfactionForm.nullable(),
  isRated: z.boolean(),
})

/** What the applicant of a finished request is asked. */
export const trackRating = endpoint({
  method: 'GET',
  path: '/track/:trackingCode/rating',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({ key: z.string().max(300) }),
  answer: Asked,
  refusals: { 'cases.track_expired': 401, 'cases.erased': 409 },
})

export const trackRate = endpoint({
  method: 'POST',
  path: '/track/:trackingCode/rating',
  access: 'public',
  params: z.object({ trackingCode: z.string().max(20) }),
  body: z.object({ ...Rating, key: z.string().max(300) }),
  answer: z.object({ isRated: z.literal(true) }),
  refusals: { ...REFUSED, 'cases.track_expired': 401 },
})

/** The same at the counter that took it in, with an officer's help, which is recorded. Never by the agency that is rated. */
export const rating = endpoint({
  method: 'GET',
  path: '/cases/:caseId/rating',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({}),
  answer: Asked,
  refusals: { 'cases.not_found': 404 },
})

export const rate = endpoint({
  method: 'POST',
  path: '/cases/:caseId/rating',
  access: 'cases.submit',
  params: z.object({ caseId: z.uuid() }),
  body: z.object(Rating),
  answer: z.object({ isRated: z.literal(true) }),
  refusals: { ...REFUSED, 'cases.not_found': 404 },
})

/**
 * How people rated the region's services in a year: for each element the mean of the scale, and the index, the mean of all on a
 * hundred. What fewer than five said is not told.
 */
export const satisfaction = endpoint({
  method: 'GET',
  path: '/satisfaction',
  access: 'public',
  params: z.object({}),
  body: z.object({ year: z.coerce.number().int().min(2017).max(2100), service: Key.optional() }),
  answer: z.object({
    form: SatisfactionForm,
    services: z.array(
      z.object({
        service: Key,
        title: Text,
        /** Null below five. */
        responses: z.int().nullable(),
        assisted: z.int().nullable(),
        index: z.number().nullable(),
        grade: z.string().nullable(),
        elements: z.array(z.object({ key: Key, mean: z.number().nullable() })),
      }),
    ),
  }),
  refusals: {},
})

/** The index on a hundred: the mean of the elements' means, each weighing the same. Null where nobody answered. */
export function satisfactionIndex(form: SatisfactionForm, means: readonly (number | null)[]): number | null {
  const known = means.filter((mean) => mean !== null)
  if (!known.length || known.length < form.elements.length) return null
  return (known.reduce((sum, mean) => sum + mean, 0) / known.length / form.scale.length) * 100
}

export function gradeOf({ grades }: SatisfactionForm, index: number | null): string | null {
  // Limits have two decimals, and so has what is compared with them.
  const rounded = index === null ? null : Math.round(index * 100) / 100
  return rounded === null ? null : (grades.find(({ from }) => rounded >= from)?.grade ?? null)
}
