import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** How many open requests are assigned to each of these people. A count only: it opens no case. */
export async function openAssigned(
  { region }: Context,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (!people.length) return new Map()
  const { rows } = await sql<{ person: string; open: number }>`
    select assignee_id as person, count(*)::int as open from "case"
    where region_code = ${region.code} and not closed and assignee_id = any(${people})
    group by assignee_id`.execute(region.db)
  return new Map(rows.map(({ person, open }) => [person, open]))
}
