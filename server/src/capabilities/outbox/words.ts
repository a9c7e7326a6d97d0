import type { CaseUse } from '@guyub/contract/definition'
import { inLanguage, type Language, type Text } from '@guyub/contract/text'
import type { LoggedEvent } from '../../kernel/event.ts'

/** What an event is about for the applicant: the state that was reached, the product that reached it, and by which action. */
export interface About {
  readonly state: string
  readonly product: string | null
  readonly action: string | null
}

export function aboutOf({ type, facts }: Pick<LoggedEvent, 'type' | 'facts'>, use: CaseUse): About {
  if (type === 'cases.submitted') return { state: use.start, product: null, action: null }
  return {
    state: String(facts.to),
    product: facts.product === undefined ? null : String(facts.product),
    action: facts.action === undefined ? null : String(facts.action),
  }
}

/** The words of the action where it has its own, else of the state that was reached; nothing where the definition has none. */
export function templateFor(
  { actions, states }: CaseUse,
  { state, product, action }: About,
): Text | undefined {
  const done = actions[action ?? '']
  // An action on the case may move products and close it too: its own words are about what it was done to.
  const isIt = done && done.to === state && (done.on === 'product') === (product !== null)
  return (isIt && done.message) || states[state]?.message
}

/** A message in the language of the applicant. */
export function wordsFor(
  use: CaseUse,
  about: About,
  { language, code, link }: { readonly language: Language; readonly code: string; readonly link: string },
): string | undefined {
  const template = templateFor(use, about)
  const short = use.products.find(({ key }) => key === about.product)?.short
  const filled: Readonly<Record<string, string>> = {
    ...{ code, link },
    product: short ? inLanguage(short, language) : '',
  }
  return (
    template && inLanguage(template, language).replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '')
  )
}
