import { z } from 'zod'
import { Key, Text } from '../text.ts'

/**
 * What a survey asks, on which scale, and how many answers each dimension should have. Data: the ministry's own form is not known,
 * so ours says that it is a draft. A survey keeps its own copy.
 */
export const SurveyForm = z
  .strictObject({
    key: Key,
    /** What people call it; its key where nobody gave it a name. */
    title: Text.optional(),
    note: Text,
    provenance: z.enum(['SOURCE', 'INFERENCE', 'UNVERIFIED']),
    sources: z.array(z.string()).min(1),
    /** Answers in order, the least first; an answer is the place in this list, from 1. */
    scale: z.array(Text).min(2).max(10),
    questions: z
      .array(z.strictObject({ key: Key, question: Text }))
      .min(1)
      .max(40),
    dimensions: z
      .array(
        z.strictObject({
          key: z.string(),
          label: Text,
          quota: z.int().min(1).max(100_000).default(50),
          elements: z.array(z.strictObject({ key: z.string(), label: Text })).min(1),
        }),
      )
      .min(1),
  })
  .superRefine(({ questions, dimensions }, ctx) => {
    const twice = (keys: readonly string[]) => new Set(keys).size < keys.length
    if (twice(questions.map(({ key }) => key)))
      ctx.addIssue({
        code: 'custom',
        path: ['questions'],
        message: 'a key is there twice',
        params: { code: 'twice' },
      })
    if (twice(dimensions.flatMap(({ elements }) => elements.map(({ key }) => key))))
      ctx.addIssue({
        code: 'custom',
        path: ['dimensions'],
        message: 'an element is there twice',
        params: { code: 'twice' },
      })
  })
export type SurveyForm = z.infer<typeof SurveyForm>

export function hasElement({ dimensions }: Pick<SurveyForm, 'dimensions'>, element: string): boolean {
  return dimensions.some(({ elements }) => elements.some(({ key }) => key === element))
}

/** Every question answered once, each with a place of the scale, and nothing else. */
export function areAnswers(form: SurveyForm, answers: Readonly<Record<string, number>>): boolean {
  const { questions, scale } = form
  return (
    Object.keys(answers).length === questions.length &&
    questions.every(({ key }) => {
      const answer = answers[key]
      return answer !== undefined && Number.isInteger(answer) && answer >= 1 && answer <= scale.length
    })
  )
}
