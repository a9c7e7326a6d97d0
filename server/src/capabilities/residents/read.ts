import type { Context } from '../../kernel/context.ts'
import type { ResidentsNeeds } from './needs.ts'
import { ownVillage } from './own-village.ts'

const MOST = 20

/** How many there are, the last lists, and who looked. */
export async function residents(ctx: Context, { names }: ResidentsNeeds) {
  const area = ownVillage(ctx.actor)
  const { code: region, db } = ctx.region
  const { count } = await db
    .selectFrom('resident')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .executeTakeFirstOrThrow()
  const imports = await db
    .selectFrom('resident_import')
    .select(['id', 'at', 'rows', 'added', 'changed', 'departed', 'faulty'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  const reads = await db
    .selectFrom('resident_read')
    .select(['at', 'actor_id', 'what'])
    .where('region_code', '=', region)
    .where('area_code', '=', area)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  const known = await names(ctx, [...new Set(reads.map(({ actor_id }) => actor_id))])
  return {
    count: Number(count),
    imports: imports.map(({ at, departed, ...one }) => ({ ...one, left: departed, at: at.toISOString() })),
    reads: reads.map(({ at, actor_id, what }) => ({
      ...{ at: at.toISOString(), name: known.get(actor_id) ?? null },
      what: what === 'export' ? ('export' as const) : ('look' as const),
    })),
  }
}
