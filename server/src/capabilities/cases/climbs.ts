import type { CaseEscalated } from '@guyub/contract/cases'
import { sql } from 'kysely'

/** A rung that a request came to, by the promise that was not kept. */
export interface Climb {
  /** As PostgreSQL writes an instant in JSON. */
  readonly due: string
  readonly rung: CaseEscalated
}

/** All of one case, as a column of a query on "case" c. */
export const CLIMBS = sql<readonly Climb[]>`
  (select coalesce(json_agg(json_build_object('due', k.due_at, 'rung', k.rung)), '[]') from case_climb k
   where k.region_code = c.region_code and k.case_id = c.id)`

/** Those that belong to one promise. */
export function reachedBy(climbs: readonly Climb[], due: Date): readonly CaseEscalated[] {
  return climbs.filter((one) => Date.parse(one.due) === due.getTime()).map(({ rung }) => rung)
}
