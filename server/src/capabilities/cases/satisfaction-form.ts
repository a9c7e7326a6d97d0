import { readFileSync } from 'node:fs'
import { SatisfactionForm } from '@guyub/contract/cases'

/** The questions of today. A rating names the form that it answered. */
export const SATISFACTION_FORM = SatisfactionForm.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/satisfaction.json', import.meta.url), 'utf8')),
)
