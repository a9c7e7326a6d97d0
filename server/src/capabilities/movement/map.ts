import type { Context } from '../../kernel/context.ts'
import { JsonAnswer } from '../../kernel/json-answer.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { outlines } from './outlines.ts'

const answers = new Map<string, JsonAnswer>()

/** The outlines as they are drawn, the same for everybody. */
export async function map(_: Context, { province = '' }: { province?: string | undefined }) {
  const known = answers.get(province)
  if (known) return known
  const drawn = outlines(province)
  if (!drawn) throw new Refusal('movement.no_such_province')
  const answer = new JsonAnswer(drawn)
  answers.set(province, answer)
  return answer
}
