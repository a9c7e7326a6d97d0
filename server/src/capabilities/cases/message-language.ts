import type { Answers } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import { LANGUAGES, type Language } from '@guyub/contract/text'
import type { CaseRow } from './case-row.ts'

/** Chosen on the page of the request, else at intake, else Indonesian. */
export function messageLanguageOf(
  { message_language: chosen }: Pick<CaseRow, 'message_language'>,
  use: CaseUse,
  form: Answers,
): Language {
  const asked = chosen ?? form[use.applicant.language ?? '']
  return LANGUAGES.find((language) => language === asked) ?? 'id'
}
