import { sql } from 'kysely'
import type { Actor } from '../../kernel/context.ts'

/**
 * The cases that are this actor's business, as a condition on "case". It stands in every query of cases: a permission
 * says what somebody may do, this says to which cases.
 */
export function within({ jurisdiction, officeCode, areaCode }: Actor) {
  switch (jurisdiction.kind) {
    case 'office':
      return sql<boolean>`"case".office_code = ${officeCode}`
    case 'area':
      return sql<boolean>`"case".area_code like ${`${areaCode}%`}`
    case 'agency':
      return sql<boolean>`("case".handler_code = ${officeCode} or "case".watcher_code = ${officeCode})`
    case 'region':
      return sql<boolean>`true`
    default:
      return sql<boolean>`false`
  }
}

/** Of these the ones that are work: what an agency only keeps in sight is another's. */
export function workOf(actor: Actor) {
  return actor.jurisdiction.kind === 'agency'
    ? sql<boolean>`"case".handler_code = ${actor.officeCode}`
    : within(actor)
}

/** What an agency got first and another has now: read and searched by it, beside its own work. */
export function watchedBy({ jurisdiction, officeCode }: Actor) {
  return jurisdiction.kind === 'agency'
    ? sql<boolean>`"case".watcher_code = ${officeCode} and "case".handler_code <> ${officeCode}`
    : sql<boolean>`false`
}

/** Whether this actor keeps in sight what another agency works on. */
export function isWatching({ jurisdiction, officeCode }: Actor, one: Pick<Placed, 'handler_code'>): boolean {
  return jurisdiction.kind === 'agency' && one.handler_code !== officeCode
}

interface Placed {
  readonly office_code: string
  readonly handler_code: string
  readonly area_code: string
  readonly watcher_code: string | null
}

/** The same, asked of one case that was read already. */
export function isWithin({ jurisdiction, officeCode, areaCode }: Actor, one: Placed): boolean {
  if (jurisdiction.kind === 'office') return one.office_code === officeCode
  if (jurisdiction.kind === 'area') return one.area_code.startsWith(areaCode)
  if (jurisdiction.kind === 'agency')
    return one.handler_code === officeCode || one.watcher_code === officeCode
  return jurisdiction.kind === 'region'
}
