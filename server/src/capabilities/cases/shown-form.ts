import { type Answers, privateFields, secretFields } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Actor } from '../../kernel/context.ts'
import type { CaseRow } from './case-row.ts'
import { masked } from './masked.ts'

type Whose = Pick<CaseRow, 'watcher_code' | 'submitted_at'>

/** The day by which conditions on a filed form are judged. */
export function dayOf({ submitted_at }: Pick<CaseRow, 'submitted_at'>): string {
  return submitted_at.toISOString().slice(0, 10)
}

/**
 * The answers as this reader may see them: numbers with their ends only unless they are revealed, and of a secret request
 * nothing that the definition hides, revealed or not: only the agency that got it first sees that. What is private is for the
 * roles that the definition names.
 */
export function shownForm(
  use: CaseUse,
  form: Answers,
  row: Whose,
  { officeCode, role }: Actor,
  isRevealed: boolean,
  /** As it stands today, where this is how it stood before: what is secret now was told before, and the other way round. */
  today: Answers = form,
): Answers {
  const secret = [form, today].flatMap((answers) => secretFields(use, answers, dayOf(row)))
  const hidden = [...(officeCode === row.watcher_code ? [] : secret), ...privateFields(use, role)]
  const open = Object.fromEntries(Object.entries(form).filter(([key]) => !hidden.includes(key)))
  return isRevealed ? open : masked(use, open)
}
