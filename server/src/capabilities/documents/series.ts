import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { titleOf } from './kinds.ts'

/** Who works here belongs to others; the composition root lends us the names. */
export type Names = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

interface Counted {
  readonly kind: string
  readonly year: number
  readonly last: number
  readonly issued: number
  readonly returned: number
  readonly written_off: number
  readonly missing_numbers: number[] | null
  readonly missing: number
}

interface Closed {
  readonly kind: string
  readonly year: number
  readonly number: number
  readonly state: 'returned' | 'written-off'
  readonly reason: string
  readonly at: Date
  readonly by: string | null
}

/** Every number that one's own office gave, and what became of it. */
export async function series(ctx: Context, names: Names) {
  const [counted, closed] = await Promise.all([countedOf(ctx), closedOf(ctx)])
  const people = await names(
    ctx,
    closed.flatMap(({ by }) => by ?? []),
  )
  return counted.map(({ kind, year, written_off: writtenOff, missing_numbers, ...counts }) => ({
    ...{ kind, title: titleOf(kind), year, writtenOff, ...counts },
    missingNumbers: missing_numbers ?? [],
    closed: closed
      .filter((one) => one.kind === kind && one.year === year)
      .slice(0, 200)
      .map(({ number, state, reason, at, by }) => ({
        ...{ number, state, reason, at: at.toISOString() },
        by: (by && people.get(by)) ?? null,
      })),
  }))
}

async function countedOf({ region, actor }: Context): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select s.kind, s.year, s.last,
      count(*) filter (where d.state = 'final')::int as issued,
      count(*) filter (where d.state = 'revoked')::int as returned,
      count(*) filter (where d.state = 'written-off' or (d.id is null and w.number is not null))::int as written_off,
      count(*) filter (where d.id is null and w.number is null)::int as missing,
      (array_agg(n.number order by n.number) filter (where d.id is null and w.number is null))[1:50] as missing_numbers
    from number_series s
      cross join lateral generate_series(1, s.last) as n (number)
      left join document d on d.region_code = s.region_code and d.office_code = s.office_code and d.year = s.year
        and d.kind = s.kind and d.number = n.number
      left join number_write_off w on w.region_code = s.region_code and w.office_code = s.office_code and w.year = s.year
        and w.kind = s.kind and w.number = n.number
    where s.region_code = ${region.code} and s.office_code = ${actor.officeCode}
    group by s.kind, s.year, s.last
    order by s.year desc, s.kind`.execute(region.db)
  return rows
}

async function closedOf({ region, actor }: Context): Promise<readonly Closed[]> {
  const { rows } = await sql<Closed>`
    select kind, year, number, case state when 'revoked' then 'returned' else state end as state,
      reason, revoked_at as at, closed_by as by
    from document
    where region_code = ${region.code} and office_code = ${actor.officeCode} and state <> 'final'
    union all
    select kind, year, number, 'written-off', reason, at, actor_id
    from number_write_off
    where region_code = ${region.code} and office_code = ${actor.officeCode}
    order by at desc, number desc
    limit 2000`.execute(region.db)
  return rows
}
