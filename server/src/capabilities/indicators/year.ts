import type { IndicatorDefinition } from '@guyub/contract/indicators'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** What an indicator says of a year by sub-district and month, and the events behind it with their hashes. */
export async function yearOf({ region }: Context, definition: IndicatorDefinition, year: number) {
  const within = sql`region_code = ${region.code} and indicator = ${definition.key}
    and day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`
  const { rows: cells } = await sql<{
    district: string
    month: string
    part: number
    whole: number
    events: number
  }>`
    select left(area_code, 8) as district, to_char(day, 'YYYY-MM') as month, sum(part)::float8 as part,
           sum(whole)::float8 as whole, count(*)::int as events
    from indicator_fact where ${within} group by 1, 2`.execute(region.db)
  const { rows: events } = await sql<{ seq: string; hash: Buffer }>`
    select seq, hash from hashes_of(${region.code}, array(select seq from indicator_fact where ${within}))
    order by seq`.execute(region.db)
  const districts = [...new Set(cells.map((cell) => cell.district))]
  const areas = districts.length
    ? await region.db.selectFrom('area').select(['code', 'name']).where('code', 'in', districts).execute()
    : []
  return {
    definition,
    cells,
    names: new Map(areas.map((area) => [area.code, area.name])),
    events: events.map(({ seq, hash }) => ({ seq: Number(seq), hash })),
    upToSeq: Number(events.at(-1)?.seq ?? 0),
  }
}

/** The hashes under which the events from one number to another stand in their seals. */
export async function hashesOf({ region }: Context, first: number, last: number): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from hashes_of(${region.code}, array(select generate_series(${first}::bigint, ${last}::bigint)))
    order by seq`.execute(region.db)
  return rows.map((row) => row.hash)
}
