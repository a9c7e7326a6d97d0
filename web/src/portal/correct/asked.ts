import type { Answers } from '@guyub/contract/cases'
import type { Field } from '@guyub/contract/definition'

/** The answers so far, as the form carries them from page to page; none when somebody meddled with them. */
export function parsedAnswers(value: FormDataEntryValue | null): Answers {
  try {
    const found: unknown = JSON.parse(String(value ?? '{}'))
    return typeof found === 'object' && found !== null ? (found as Answers) : {}
  } catch {
    return {}
  }
}

export function asksForPlace(field: Field): boolean {
  return field.type === 'location' || (field.type === 'group' && field.fields.some(asksForPlace))
}
