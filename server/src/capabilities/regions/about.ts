import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The region that the request names, with the official code it has today. */
export async function about({ region, now }: Context) {
  const today = now().toISOString().slice(0, 10)
  const found = await region.db
    .selectFrom('region')
    .innerJoin('region_area', 'region_area.region_code', 'region.region_code')
    .select([
      'region.region_code as code',
      'region.name',
      'region.kind',
      'region.zone',
      'region_area.area_code as area',
    ])
    .where('region.region_code', '=', region.code)
    .where('region_area.valid_from', '<=', today)
    .where((eb) => eb.or([eb('region_area.valid_to', 'is', null), eb('region_area.valid_to', '>', today)]))
    .executeTakeFirst()
  if (!found) throw new Refusal('regions.unknown_region')
  return { ...found, kind: found.kind === 'rehearsal' ? ('rehearsal' as const) : ('real' as const) }
}
