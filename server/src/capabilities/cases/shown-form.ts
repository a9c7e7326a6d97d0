import { localDay } from '@guyub/contract/calendar'
import { type Answers, privateFields, secretFields } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Actor } from '../../kernel/context.ts'
import type { CaseRow } from './case-row.ts'
import { masked } from './masked.ts'

type Filed = Pick<CaseRow, 'submitted_at'>
/** `dayOf` it. */
type Whose = Pick<CaseRow, 'watcher_code'> & { readonly day: string }

/** The day by which conditions on a filed form are judged. */
export function dayOf(there: { readonly zone: string }, { submitted_at }: Filed): string {
  return localDay(there, submitted_at)
}

/**
 * The answers as this reader may see them: numbers with their ends only unless they are revealed, and of a secret request
 * nothing that the definition hides, revealed or not: only the agency that got it first sees that. What is private is for the
 * roles that the definition names.
 */
export function shownForm(
  use: CaseUse,
  form: Answers,
  whose: Whose,
  reader: Actor,
  isRevealed: boolean,
  /** As it stands today, where this is how it stood before: what is secret now was told before, and the other way round. */
  today: Answers = form,
): Answers {
  const hidden = hiddenFields(use, [form, today], whose, reader)
  const open = Object.fromEntries(Object.entries(form).filter(([key]) => !hidden.includes(key)))
  return isRevealed ? open : masked(use, open)
}

/** The fields whose answers this reader may not see, under any of these forms. */
export function hiddenFields(
  use: CaseUse,
  forms: readonly Answers[],
  { watcher_code, day }: Whose,
  { officeCode, role }: Pick<Actor, 'officeCode' | 'role'>,
): readonly string[] {
  const secret = forms.flatMap((answers) => secretFields(use, answers, day))
  return [...(officeCode === watcher_code ? [] : secret), ...privateFields(use, role)]
}
