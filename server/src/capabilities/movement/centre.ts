import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The registry stands in the nation's own rows; no other tenant has one. */
export async function refuseElsewhere({ region }: Context): Promise<void> {
  const found = await region.db
    .selectFrom('region')
    .select('tier')
    .where('region_code', '=', region.code)
    .executeTakeFirst()
  if (found?.tier !== 'nation') throw new Refusal('movement.not_the_nation')
}
