import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/**
 * Which evidence an assessor may read: that of rounds in whose panel they sit, while their access runs, and never of a region that they
 * guided. Undefined for everybody else: nothing is held back from them here.
 */
export async function readableEvidence({
  region,
  actor,
  now,
}: Context): Promise<readonly string[] | undefined> {
  if (!actor.permissions.has('evaluation.score')) return undefined
  const { rows } = await sql<{ id: string }>`
    select distinct e.id from evaluation_panelist p
    join evaluation_answer a on a.region_code = p.region_code and a.year = p.year and a.stage = p.stage
    cross join lateral (
      select a.evidence_id as id
      union all select m.evidence_id from evaluation_evidence m
      where m.region_code = a.region_code and m.year = a.year and m.stage = a.stage and m.item = a.item
    ) e
    where p.region_code = ${region.code} and p.person_id = ${actor.id} and p.expires_at > ${now()} and not exists (
      select from evaluation_mentor g where g.region_code = p.region_code and g.person_id = p.person_id)`.execute(
    region.db,
  )
  return rows.map(({ id }) => id)
}
