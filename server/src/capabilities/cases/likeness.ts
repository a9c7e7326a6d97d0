import { type Answers, likenessesOf } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Vault } from '../../kernel/vault.ts'

/** The rules by which a form is like others, and a keyed hash for each: two columns for the statement that writes it. */
export function likenessColumns(
  vault: Vault,
  region: string,
  service: string,
  use: CaseUse,
  form: Answers,
): readonly [string[], Buffer[]] {
  const all = likenessesOf(use, form)
  return [
    all.map(({ rule }) => rule),
    all.map(({ rule, text }) => vault.lookUp(region, `like ${service} ${rule} ${text}`)),
  ]
}
