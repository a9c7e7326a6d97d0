import type { z } from 'zod'
import { ServiceDefinition } from '../definition.ts'
import { problemsIn } from './problems.ts'

const LANGUAGES: Readonly<Record<string, string>> = { id: 'Indonesian', en: 'English', jv: 'Javanese' }

/** A definition as its author wrote it, or what is wrong with it: a sentence for each mistake, beginning with the place. */
export function readDefinition(
  body: unknown,
):
  | { readonly definition: ServiceDefinition; readonly problems: readonly [] }
  | { readonly definition?: undefined; readonly problems: readonly string[] } {
  const { data, error } = ServiceDefinition.safeParse(body)
  if (error) return { problems: error.issues.map((issue) => sentenceOf(body, issue)) }
  const problems = problemsIn(data)
  return problems.length ? { problems } : { definition: data, problems: [] }
}

function sentenceOf(body: unknown, issue: z.core.$ZodIssue): string {
  const { path, message } = issue
  const last = String(path.at(-1))
  const isWord = LANGUAGES[last] && (issue.code === 'invalid_type' || issue.code === 'too_small')
  if (isWord) return `${placeOf(body, path.slice(0, -1))}: has no words in ${LANGUAGES[last]}.`
  return `${placeOf(body, path) || 'the definition'}: ${message}.`
}

/** `case.products.child-card.title` instead of `case.products[2].title`. */
function placeOf(body: unknown, path: readonly PropertyKey[]): string {
  let here = body
  const names: string[] = []
  for (const step of path) {
    const inner = (here as Record<PropertyKey, unknown> | undefined)?.[step]
    const key = Array.isArray(here) ? (inner as { key?: unknown } | undefined)?.key : undefined
    const isBetween = step === 'fields' && names.length > 0
    if (!isBetween) names.push(typeof key === 'string' ? key : String(step))
    here = inner
  }
  return names.join('.')
}
