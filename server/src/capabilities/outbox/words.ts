import type { CaseUse } from '@guyub/contract/definition'
import type { LoggedEvent } from '../../kernel/event.ts'

/** What an event is about for the applicant: the state that was reached, and the product that reached it. */
export interface About {
  readonly state: string
  readonly product: string | null
}

export function aboutOf({ type, facts }: Pick<LoggedEvent, 'type' | 'facts'>, use: CaseUse): About {
  if (type === 'cases.submitted') return { state: use.start, product: null }
  return { state: String(facts.to), product: facts.product === undefined ? null : String(facts.product) }
}

/** The words of a message in Indonesian, or nothing where the definition has none for this state. */
export function wordsFor(
  use: CaseUse,
  { state, product }: About,
  { code, link }: { code: string; link: string },
): string | undefined {
  const short = use.products.find(({ key }) => key === product)?.short.id ?? ''
  const filled: Readonly<Record<string, string>> = { code, link, product: short }
  return use.states[state]?.message?.id.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '')
}
