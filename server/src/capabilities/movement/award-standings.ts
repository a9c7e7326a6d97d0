import { readFileSync } from 'node:fs'
import { AwardRules, type PublishedResult } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** Categories and rules as data; see reference/SOURCES.md. */
export const AWARDS = AwardRules.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/movement/awards.json', import.meta.url), 'utf8')),
)

/** The published results of a year with the index of the year before, in one query of the centre's own rows. */
export async function standingsOf({ region }: Context, year: number): Promise<PublishedResult[]> {
  const { rows } = await sql<PublishedResult>`
    select r.member_code as member, r.group_name as "group", r.index_value as index, b.index_value as before,
      coalesce(r.dimensions, '{}') as dimensions
    from movement_result r
    left join movement_result b on b.region_code = r.region_code and b.member_code = r.member_code and b.year = r.year - 1
    where r.region_code = ${region.code} and r.year = ${year}`.execute(region.db)
  return rows
}
