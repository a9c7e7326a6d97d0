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
      return sql<boolean>`"case".handler_code = ${officeCode}`
    case 'region':
      return sql<boolean>`true`
    default:
      return sql<boolean>`false`
  }
}

/** The same, asked of one case that was read already. */
export function isWithin(
  { jurisdiction, officeCode, areaCode }: Actor,
  one: { readonly office_code: string; readonly handler_code: string; readonly area_code: string },
): boolean {
  if (jurisdiction.kind === 'office') return one.office_code === officeCode
  if (jurisdiction.kind === 'area') return one.area_code.startsWith(areaCode)
  if (jurisdiction.kind === 'agency') return one.handler_code === officeCode
  return jurisdiction.kind === 'region'
}
