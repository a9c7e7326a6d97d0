import { z } from 'zod'
import { Key, Text } from '../text.ts'

/** What a region is asked before it is selected: a version of parameters, each with its source. Data, never code. */
export const Selection = z.strictObject({
  key: Key,
  title: Text,
  /** What is ours or uncertain about it. */
  note: Text,
  parameters: z.array(
    z.strictObject({
      key: Key,
      label: Text,
      kind: z.enum(['number', 'text']),
      source: z.string(),
    }),
  ),
})
export type Selection = z.infer<typeof Selection>

/** What a region answered, by parameter. */
export const Answers = z.record(Key, z.union([z.string().trim().min(1).max(4000), z.number()]))
export type Answers = z.infer<typeof Answers>

/** Every answer that the version does not ask for, or that is not of the kind it asks. */
export function wrongAnswers({ parameters }: Selection, answers: Answers) {
  return Object.entries(answers).flatMap(([key, value]) => {
    const parameter = parameters.find((one) => one.key === key)
    const code = !parameter
      ? 'unknown'
      : typeof value === parameter.kind.replace('text', 'string')
        ? ''
        : 'wrong_type'
    return code ? [{ pointer: `#/answers/${key}`, code }] : []
  })
}
