import type { CaseUse } from './case.ts'
import { twice } from './problems-twice.ts'

/** The report of a year: what it counts is there, and may be counted in the open. */
export function problemsInYearly({ yearly, pages, products, actions }: CaseUse): string[] {
  if (!yearly) return []
  const place = 'case.yearly'
  const fields = new Map(pages.flatMap((page) => page.fields.map((field) => [field.key, field])))
  const isFact = (key: string) => {
    const field = fields.get(key)
    return field?.type === 'choice' && field.fact
  }
  return [
    ...twice(`${place}.facts`, yearly.facts),
    ...twice(`${place}.products`, yearly.products),
    ...twice(`${place}.actions`, yearly.actions),
    ...yearly.facts
      .filter((key) => !isFact(key))
      .map((key) => `${place}.facts: "${key}" is no choice that is a fact; nothing else is told in the log.`),
    ...yearly.products
      .filter((key) => !products.some((product) => product.key === key))
      .map((key) => `${place}.products: the service has no product "${key}".`),
    ...yearly.actions
      .filter((key) => !Object.hasOwn(actions, key))
      .map((key) => `${place}.actions: the service has no action "${key}".`),
  ]
}
