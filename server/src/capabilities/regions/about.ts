import { Tier } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The region that the request names, with the official code it has today. */
export async function about({ region, now }: Context) {
  const today = sql<string>`(${now()}::timestamptz at time zone region.zone)::date`
  const found = await region.db
    .selectFrom('region')
    .leftJoin('region_area', (join) =>
      join
        .onRef('region_area.region_code', '=', 'region.region_code')
        .on('region_area.valid_from', '<=', today)
        .on((eb) => eb.or([eb('region_area.valid_to', 'is', null), eb('region_area.valid_to', '>', today)])),
    )
    .select([
      'region.region_code as code',
      'region.name',
      'region.kind',
      'region.tier',
      'region.zone',
      'region_area.area_code as area',
    ])
    .where('region.region_code', '=', region.code)
    .executeTakeFirst()
  // The nation has no official code; a region without one is not furnished yet.
  if (!found || (found.tier === 'region' && !found.area)) throw new Refusal('regions.unknown_region')
  return {
    ...found,
    area: found.area ?? '',
    kind: found.kind === 'rehearsal' ? ('rehearsal' as const) : ('real' as const),
    tier: Tier.parse(found.tier),
  }
}
