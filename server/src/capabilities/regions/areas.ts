import { type Area, AreaLevel } from '@guyub/contract/regions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { about } from './about.ts'

/** The areas of the region that the request names, the region's own first; of the nation its provinces, regencies and cities. */
export async function areas(ctx: Context): Promise<Area[]> {
  const { area, tier } = await about(ctx)
  const isOurs =
    tier === 'nation'
      ? sql<boolean>`level in ('province', 'regency')`
      : sql<boolean>`(code = ${area} or code like ${`${area}.%`})`
  const rows = await ctx.region.db
    .selectFrom('area')
    .select(['code', 'name', 'level'])
    .where('current', '=', true)
    .where(isOurs)
    .orderBy('code')
    .execute()
  return rows.map(({ code, name, level }) => ({ code, name, level: AreaLevel.parse(level) }))
}
