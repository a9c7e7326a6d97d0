import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** Who looked at a contact person, the newest first: one line for a person and an hour. */
export async function readsOf({ region }: Context, communityId: string) {
  const { rows } = await sql<{ at: Date; actor_id: string; office_code: string; revealed: boolean }>`
    select max(at) as at, actor_id, office_code, bool_or(revealed) as revealed
    from community_read where region_code = ${region.code} and community_id = ${communityId}
    group by actor_id, office_code, date_trunc('hour', at)
    order by 1 desc limit 100`.execute(region.db)
  return rows.map(({ at, actor_id, office_code, revealed }) => ({
    ...{ at: at.toISOString(), actorId: actor_id, office: office_code, isRevealed: revealed },
  }))
}
