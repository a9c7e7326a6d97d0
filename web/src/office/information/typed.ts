import type { InformationFields } from '@guyub/contract/information'
import type { Problem } from '../../kernel/call.ts'

const NAMES = [
  ...(['class', 'title', 'summary', 'form', 'period', 'retention'] as const),
  ...(['link', 'article', 'test', 'decision', 'until'] as const),
] as const
export type TypedInformation = Record<(typeof NAMES)[number], string>

export function typedIn(form: FormData): TypedInformation {
  return Object.fromEntries(
    NAMES.map((name) => [name, String(form.get(name) ?? '').trim()]),
  ) as TypedInformation
}

/** As the contract takes it; whether it is whole the server says. */
export function fieldsOf(typed: TypedInformation): InformationFields {
  const { retention, link, article, test, decision, until, ...rest } = typed
  const isExcluded = Boolean(article || test)
  return {
    ...rest,
    ...{ retention: retention || null, link: link || null },
    exclusion: isExcluded ? { article, test, decision: decision || null, until: until || null } : null,
  } as InformationFields
}

/** Which field is at fault, by its name in the form. */
export function faultsOf({ errors = [] }: Problem): Record<string, string> {
  return Object.fromEntries(errors.map(({ pointer, code }) => [pointer.split('/').at(-1) ?? '', code]))
}
