import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

interface Result {
  readonly member: string
  readonly year: number
  readonly index: number
  readonly group: string
  /** The number of the letter that says it. */
  readonly letter: string
  readonly dimensions: Readonly<Record<string, number>>
}

/**
 * Writes a region's published result into the centre's rows, and gives the ranks of its group and year anew: ranks are given only within
 * a group (2024: two letters, two groups). A later letter of the same year stands instead of an earlier one; the same twice changes nothing.
 */
export async function recordResult({ region }: Pick<Context, 'region'>, result: Result): Promise<void> {
  const { member, year, index, group, letter, dimensions } = result
  await region.db.transaction().execute(async (tx) => {
    const written = {
      index_value: index,
      group_name: group,
      group_name_en: null,
      source: letter,
      dimensions: JSON.stringify(dimensions),
    }
    await tx
      .insertInto('movement_result')
      .values({ region_code: region.code, member_code: member, year, ...written })
      .onConflict((oc) => oc.columns(['region_code', 'member_code', 'year']).doUpdateSet(written))
      .execute()
    await sql`
      update movement_result m set rank = r.rank, group_size = r.size from (
        select member_code, rank() over (order by round(index_value::numeric, 2) desc)::int as rank, count(*) over ()::int as size
        from movement_result where region_code = ${region.code} and year = ${year} and group_name = ${group}
      ) r
      where m.region_code = ${region.code} and m.year = ${year} and m.group_name = ${group}
        and m.member_code = r.member_code`.execute(tx)
  })
}
