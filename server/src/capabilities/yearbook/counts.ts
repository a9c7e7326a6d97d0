import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

/** Counts of the requests that were filed in one year. */
export interface Counts {
  readonly years: readonly number[]
  readonly requests: number
  readonly months: readonly { readonly month: number; readonly count: number }[]
  readonly facts: readonly { readonly fact: string; readonly answer: string; readonly count: number }[]
  /** Products by the day on which they began, and how each was delivered. */
  readonly products: readonly ProductCount[]
  readonly actions: readonly { readonly action: string; readonly reason: string; readonly count: number }[]
  readonly upTo: { readonly seq: number; readonly at: string } | null
}

interface ProductCount {
  readonly product: string
  readonly begun: string
  readonly done: string | null
  readonly action: string | null
  readonly reason: string | null
  readonly withinDue: boolean | null
  readonly count: number
}

interface Wanted {
  readonly service: string
  readonly year: number
  /** Choices by whose answers they are counted. */
  readonly facts: readonly string[]
}

/** One question to the table: everything is about the requests of that year, whenever it happened. */
export async function countsOf({ region }: Context, { service, year, facts }: Wanted): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts }>`
    with filed as materialized (
      select subject_id, filed, day from yearbook_fact
      where region_code = ${region.code} and service_key = ${service} and filed is not null
        and day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    ), step as materialized (
      select fact.* from yearbook_fact fact join filed using (subject_id)
      where fact.region_code = ${region.code} and fact.filed is null
    ), begun as (
      select subject_id, product, day from filed cross join lateral unnest(string_to_array(filed ->> 'products', ' ')) product
      union all select subject_id, product, day from step where begins
    ), delivered as (
      select distinct on (subject_id, product) * from step where delivers order by subject_id, product, seq
    ), course as (
      select b.product, b.day::text as begun, d.day::text as done, d.action, d.reason, d.within_due as "withinDue", count(*)::int as count
      from begun b left join delivered d on d.subject_id = b.subject_id and d.product = b.product
      group by 1, 2, 3, 4, 5, 6
    ), done as (
      select action, reason, count(distinct subject_id)::int as count from step group by 1, 2
    )
    select json_build_object(
      'years', (select coalesce(json_agg(year order by year desc), '[]') from (
        select distinct extract(year from day)::int as year from yearbook_fact
        where region_code = ${region.code} and service_key = ${service} and filed is not null) y),
      'requests', (select count(*)::int from filed),
      'months', (select coalesce(json_agg(m), '[]') from (
        select extract(month from day)::int as month, count(*)::int as count from filed group by 1) m),
      'facts', (select coalesce(json_agg(f), '[]') from (
        select fact, filed ->> fact as answer, count(*)::int as count
        from filed cross join lateral unnest(${facts}::text[]) fact where filed ? fact group by 1, 2) f),
      'products', (select coalesce(json_agg(course), '[]') from course),
      'actions', (select coalesce(json_agg(done), '[]') from done),
      'upTo', (select json_build_object('seq', seq, 'at', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from yearbook_fact where region_code = ${region.code} and service_key = ${service} order by seq desc limit 1)
    ) as counts`.execute(region.db)
  return (rows[0] as { counts: Counts }).counts
}
