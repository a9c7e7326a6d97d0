import { isNation } from '@guyub/contract/regions'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** Instruments stand in the nation's own rows; no other tenant has some. */
export function refuseElsewhere({ region }: Context): void {
  if (!isNation(region.code)) throw new Refusal('instruments.not_the_nation')
}
