import { sql } from 'kysely'
import type { Db } from './db.ts'

export interface Lag {
  /** Events that are written and have no number yet. */
  readonly unnumbered: number
  readonly oldestSeconds: number
  /** How many events each projection has still to go over, in all regions. */
  readonly projections: readonly { readonly projection: string; readonly events: number }[]
}

/** How far the readers of the log are behind. Asked of the reader's pool: no region may see another's. */
export async function lagOf(reader: Db): Promise<Lag> {
  const { rows: waiting } = await sql<{ unnumbered: number; seconds: number | null }>`
    select count(*)::int as unnumbered,
           extract(epoch from clock_timestamp() - min(recorded_at))::float8 as seconds
    from event where seq is null`.execute(reader)
  const { rows: projections } = await sql<{ projection: string; events: number }>`
    select projection, sum(coalesce(head.seq, 0) - projection_cursor.seq)::int as events
    from projection_cursor left join (
      select region_code, max(last_seq) as seq from event_seal group by region_code
    ) head using (region_code)
    group by projection order by projection`.execute(reader)
  const { unnumbered = 0, seconds = 0 } = waiting[0] ?? {}
  return { unnumbered, oldestSeconds: Math.max(seconds ?? 0, 0), projections }
}
