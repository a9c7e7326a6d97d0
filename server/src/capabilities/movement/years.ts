import { type Step, standingAfter } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { JsonAnswer } from '../../kernel/json-answer.ts'
import { refuseElsewhere } from './centre.ts'
import { effective, IN_ORDER } from './effective.ts'

interface Row {
  readonly code: string
  readonly kinds: readonly Step[] | null
  /** The years of the steps, in the same order. */
  readonly years: readonly number[] | null
  readonly index_years: readonly number[] | null
  readonly index_values: readonly number[] | null
}

/** Standing and published index of every region in each year: one query of the centre's own rows. */
export async function years(ctx: Context, { from, to }: { from: number; to: number }) {
  await refuseElsewhere(ctx)
  const { code: region, db } = ctx.region
  const { rows } = await sql<Row>`
    with ${effective(region)}, told as (
      select member_code, array_agg(kind order by ${IN_ORDER}) as kinds,
        array_agg(extract(year from on_day)::int order by ${IN_ORDER}) as years
      from effective e where on_day <= make_date(${to}, 12, 31) group by member_code
    ), results as (
      select member_code, array_agg(year) as index_years, array_agg(index_value) as index_values
      from movement_result where region_code = ${region} and year between ${from} and ${to} group by member_code)
    select a.code, told.kinds, told.years, results.index_years, results.index_values
    from area a left join told on told.member_code = a.code left join results on results.member_code = a.code
    where a.level = 'regency' and a.current
    order by a.code`.execute(db)
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return new JsonAnswer({ years: all, members: rows.map((row) => overYears(row, all)) })
}

function overYears({ code, kinds, years: when, index_years, index_values }: Row, all: readonly number[]) {
  return {
    code,
    standings: all.map((year) => standingAfter(kinds?.[(when ?? []).findLastIndex((its) => its <= year)])),
    index: all.map((year) => index_values?.[index_years?.indexOf(year) ?? -1] ?? null),
  }
}
