import type { ServiceDefinition, ServiceOverlay } from '../definition.ts'
import { problemsInBooking } from './booking.ts'
import { problemsInActions } from './problems-in-actions.ts'
import { problemsInConditions } from './problems-in-conditions.ts'
import { problemsInCourse } from './problems-in-course.ts'
import { problemsInFields } from './problems-in-fields.ts'
import { problemsInPapers } from './problems-in-papers.ts'
import { problemsInProducts } from './problems-in-products.ts'
import { problemsInTables } from './problems-in-tables.ts'
import { problemsInWords } from './problems-in-words.ts'
import { problemsInYearly } from './problems-in-yearly.ts'
import { twice } from './problems-twice.ts'

/**
 * What a schema cannot see in a definition, in sentences for its author. Each begins with the place:
 * `case.actions.verify.by: …`. Things with a key stand under it in the place, as `case.products.child-card`.
 */
export function problemsIn(service: ServiceDefinition): string[] {
  const requirements = twice(
    'requirements',
    service.requirements.map(({ key }) => key),
  )
  const words = problemsInWords(service)
  const beside = [...requirements, ...(service.booking ? problemsInBooking(service.booking) : [])]
  if (!service.case) return [...beside, ...words]
  return [
    ...beside,
    ...problemsInFields(service, service.case),
    ...problemsInConditions(service, service.case),
    ...problemsInProducts(service.case),
    ...problemsInCourse(service.case),
    ...problemsInActions(service.case),
    ...problemsInTables(service.case),
    ...problemsInYearly(service.case),
    ...problemsInPapers(service, service.case),
    ...words,
  ]
}

/** What one region says about a service and the service does not have. */
export function problemsInOverlay({ case: use }: ServiceDefinition, { promises }: ServiceOverlay): string[] {
  const products = new Set(use?.products.map(({ key }) => key))
  return Object.keys(promises)
    .filter((key) => !products.has(key))
    .map((key) => `promises.${key}: the service has no product "${key}".`)
}
