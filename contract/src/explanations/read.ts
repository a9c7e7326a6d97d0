import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Slice } from '../indicators/figures.ts'
import { Text } from '../text.ts'

export const ExplanationView = z.object({
  id: z.uuid(),
  officeCode: z.string(),
  officeName: z.string().nullable(),
  about: z.string(),
  /** What the indicator is called; null for the other numbers, and for one that is counted no more. */
  title: Text.nullable(),
  slice: Slice,
  question: z.string(),
  dueOn: z.iso.date(),
  askedAt: z.iso.datetime(),
  reply: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
})
export type ExplanationView = z.infer<typeof ExplanationView>

/** What was asked and explained, what waits first: everything for whoever may ask, else one's own office's. */
export const explanations = endpoint({
  method: 'GET',
  path: '/explanations',
  access: 'explanations.reply',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(ExplanationView),
  refusals: {},
})
