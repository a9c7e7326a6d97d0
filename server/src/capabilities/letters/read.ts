import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { LettersNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

const MOST = 20

/** How many there are, the last lists, and who looked. */
export async function letters(ctx: Context, { names }: LettersNeeds) {
  const area = ownVillage(ctx.actor)
  const { code: region, db } = ctx.region
  const { today } = await regionToday(ctx)
  const { count } = await db
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .executeTakeFirstOrThrow()
  const imports = await db
    .selectFrom('letter_import')
    .select(['id', 'at', 'rows', 'added', 'changed', 'faulty'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  const reads = await db
    .selectFrom('letter_read')
    .select(['at', 'actor_id', 'what'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  const known = await names(ctx, [...new Set(reads.map(({ actor_id }) => actor_id))])
  return {
    ...{ count: Number(count), today },
    imports: imports.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    reads: reads.map(({ at, actor_id, what }) => ({
      ...{ at: at.toISOString(), name: known.get(actor_id) ?? null },
      what: what as 'find' | 'open' | 'export',
    })),
  }
}
