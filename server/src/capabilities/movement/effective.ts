import type { KnownDay, Step } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** The steps that count: what was corrected or annulled does not. A common table expression, to stand after `with`. */
export function effective(region: string) {
  return sql`effective as (
    select s.* from movement_step s
    where s.region_code = ${region} and s.kind <> 'annulled' and not exists (
      select from movement_step c where c.region_code = s.region_code and c.corrects = s.id))`
}

// Where two steps may have been on the same day, as when only the year is known: the usual order. Of `effective e`.
export const IN_ORDER = sql`e.sort_day, array_position(array['invited', 'applied', 'questionnaire', 'assessed', 'not-selected',
  'selected', 'active', 'declined', 'withdrawn'], e.kind), e.recorded_at`

interface TakenRow {
  readonly id: string
  readonly member: string
  readonly kind: Step
  readonly day: string
  readonly precision: KnownDay['precision']
}

/** What happened to these regions in a wave, so far as it counts. */
export async function takenIn(tx: Db, region: string, waveId: string, members: readonly string[]) {
  const { rows } = await sql<TakenRow>`
    with ${effective(region)}
    select id, member_code as member, kind, on_day::text as day, precision from effective
    where wave_id = ${waveId} and member_code = any(${members}::text[])`.execute(tx)
  return rows
}
