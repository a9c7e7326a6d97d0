import type { Actor } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The village whose book this is: that of the actor's own office, and no other. */
export function ownVillage({ areaCode, jurisdiction }: Actor): string {
  if (jurisdiction.kind !== 'office' || areaCode.split('.').length !== 4)
    throw new Refusal('letters.no_village')
  return areaCode
}
