/** What the definitions, offices and our own words say about events, in one language: small enough to send to a wall. */
export interface EventWords {
  readonly services: Readonly<Record<string, ServiceWords>>
  readonly offices: Readonly<Record<string, string>>
  /** By type of event: `cases.submitted`; `other` for one that is younger than these words. */
  readonly types: Readonly<Record<string, string>>
}

interface ServiceWords {
  readonly name: string
  readonly products: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, string>>
}

export type Facts = Readonly<Record<string, unknown>>

/** "Pak Saidi: permohonan baru diterima"; "Pak Saidi: Akta – Siap diunduh". */
export function eventSentence(words: EventWords, type: string, facts: Facts = {}): string {
  const service = words.services[String(facts.service)]
  const said = movedTo(service, facts) ?? words.types[type] ?? words.types.other ?? type
  return service ? `${service.name}: ${said}` : upperFirst(said)
}

function movedTo(service: ServiceWords | undefined, { product, to }: Facts): string | undefined {
  const state = service?.states[String(to)]
  if (!state) return undefined
  const paper = service?.products[String(product)]
  return paper ? `${paper} – ${lowerFirst(state)}` : lowerFirst(state)
}

export function paperName({ services }: EventWords, product: string): string {
  return Object.values(services).find(({ products }) => products[product])?.products[product] ?? product
}

export function officeName(words: EventWords, code: unknown): string {
  return words.offices[String(code)] ?? (code === undefined ? '' : String(code))
}

function lowerFirst(text: string): string {
  // Not what is written in capitals anyway: "SIAK", "KK".
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
