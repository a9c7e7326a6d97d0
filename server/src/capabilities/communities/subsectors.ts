import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CommunitiesNeeds } from './needs.ts'

/** Fewer communities than this are not told of. */
const FEW = 5

/** The creative trades that a community may say it is of, with how many verified ones do. */
export async function communitySubsectors(ctx: Context, needs: CommunitiesNeeds) {
  const { rows } = await sql<{ key: string; communities: number }>`
    select key, count(*)::int as communities from community, unnest(subsectors) as key
    where region_code = ${ctx.region.code} and status = 'verified' group by key`.execute(ctx.region.db)
  const counted = new Map(rows.map(({ key, communities }) => [key, communities]))
  return needs.subsectors(ctx).map(({ key, title }) => {
    const communities = counted.get(key) ?? 0
    return { key, title, communities: communities > 0 && communities < FEW ? null : communities }
  })
}

/** What a community said, in words; one that no service names any more is left out. */
export function subsectorTitles(ctx: Context, needs: CommunitiesNeeds, said: readonly string[]) {
  return needs
    .subsectors(ctx)
    .filter(({ key }) => said.includes(key))
    .map(({ title }) => title)
}
