import type { CaseUse } from '../definition.ts'
import { plainText } from '../plain-words.ts'
import type { Answers } from './form.ts'

/** What is compared: letters and digits, whatever their case, accents and spaces. Nothing when an answer is missing. */
export function likenessOf(
  { same }: Pick<CaseUse['likeness'][number], 'same'>,
  form: Answers,
): string | undefined {
  const parts = same.map((key) => {
    const answer = form[key]
    return typeof answer === 'string' || typeof answer === 'number' ? plainText(String(answer)) : ''
  })
  return parts.every(Boolean) ? parts.join('\n') : undefined
}

/** Everything of a form by which another request may turn out to be about the same. */
export function likenessesOf(
  use: CaseUse,
  form: Answers,
): readonly { readonly rule: string; readonly text: string }[] {
  return use.likeness.flatMap((rule) => {
    const text = likenessOf(rule, form)
    return text ? [{ rule: rule.key, text }] : []
  })
}
