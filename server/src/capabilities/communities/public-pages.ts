import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { ideaRows, lineOf } from './idea-lines.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly dimension: string
  readonly area: string
  readonly decided_at: Date
  readonly ideas: number
  readonly is_sample: boolean
}

/** Every verified community, by name. */
export async function communities({ region }: Context) {
  const { rows } = await sql<Row>`
    select c.id, c.name, c.purpose, c.dimension, a.name as area, c.decided_at, c.is_sample,
      (select count(*)::int from community_idea i
        where i.region_code = c.region_code and i.community_id = c.id and i.status = 'passed') as ideas
    from community c join area a on a.code = c.area_code
    where c.region_code = ${region.code} and c.status = 'verified'
    order by lower(c.name), c.id limit 1000`.execute(region.db)
  return rows.map(({ id, name, purpose, dimension, area, ideas, ...row }) => ({
    ...{ id, name, purpose, dimension, area, ideas },
    verifiedAt: row.decided_at.toISOString(),
    isSample: row.is_sample,
  }))
}

export async function ideas(ctx: Context) {
  return (await ideaRows(ctx)).map(lineOf)
}
