import { type Area, AreaLevel } from '@guyub/contract/regions'
import type { Context } from '../../kernel/context.ts'
import { about } from './about.ts'

/** The areas of the region that the request names, the region's own first. */
export async function areas(ctx: Context): Promise<Area[]> {
  const { area } = await about(ctx)
  const rows = await ctx.region.db
    .selectFrom('area')
    .select(['code', 'name', 'level'])
    .where('current', '=', true)
    .where((eb) => eb.or([eb('code', '=', area), eb('code', 'like', `${area}.%`)]))
    .orderBy('code')
    .execute()
  return rows.map(({ code, name, level }) => ({ code, name, level: AreaLevel.parse(level) }))
}
