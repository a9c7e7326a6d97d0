import type { Figure, IndicatorDefinition } from '@guyub/contract/indicators'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { figuresOf } from './figures.ts'

interface Wanted {
  readonly definition: IndicatorDefinition
  readonly product: string | null
}

interface Sum {
  readonly indicator: string
  readonly year: number
  readonly product: string | null
  readonly part: number
  readonly whole: number
  readonly events: number
  readonly percentile: number | null
}

/**
 * Figures of many indicators, products and whole years with one query for sums and one for durations. Answers in the order of the years
 * for each that is wanted. Whoever works on no record of the region gets the frozen ones.
 */
export async function totalsOf(
  ctx: Pick<Context, 'region' | 'actor'>,
  wanted: readonly Wanted[],
  years: readonly number[],
): Promise<readonly { readonly wanted: Wanted; readonly year: number; readonly total: Figure }[]> {
  const asked = years.flatMap((year) => wanted.map((each) => ({ wanted: each, year })))
  if (ctx.actor.jurisdiction.kind === 'none')
    return Promise.all(
      asked.map(async ({ wanted: each, year }) => {
        const slice = {
          from: `${year}-01-01`,
          to: `${year}-12-31`,
          ...(each.product && { product: each.product }),
        }
        const { total } = await figuresOf(ctx, each.definition, { ...slice, by: 'none' })
        return { wanted: each, year, total }
      }),
    )
  const definitions = new Map(wanted.map(({ definition }) => [definition.key, definition]))
  const sums = await sumsOf(ctx, [...definitions.values()], years)
  return asked.map(({ wanted: each, year }) => {
    const { definition, product } = each
    const found = sums.find(
      (sum) => sum.indicator === definition.key && sum.year === year && sum.product === product,
    )
    return { wanted: each, year, total: figure(definition, found) }
  })
}

async function sumsOf(
  { region }: Pick<Context, 'region'>,
  definitions: readonly IndicatorDefinition[],
  years: readonly number[],
): Promise<readonly Sum[]> {
  const keys = (isDuration: boolean) =>
    definitions.filter(({ figure: kind }) => (kind === 'duration') === isDuration).map(({ key }) => key)
  const [from, to] = [`${Math.min(...years)}-01-01`, `${Math.max(...years)}-12-31`]
  const { rows } = await sql<Sum>`
    select indicator, extract(year from day)::int as year, product, sum(part)::float8 as part, sum(whole)::float8 as whole,
           sum(events)::int as events, null::float8 as percentile
    from indicator_day
    where region_code = ${region.code} and indicator = any(${keys(false)}) and day between ${from}::date and ${to}::date
    group by grouping sets ((indicator, extract(year from day), product), (indicator, extract(year from day)))`.execute(
    region.db,
  )
  if (!keys(true).length) return rows
  const percentiles = definitions.flatMap((each) =>
    each.figure === 'duration' ? [sql`(${each.key}, ${each.percentile}::float8)`] : [],
  )
  const durations = await sql<Sum>`
    with wanted (indicator, percentile) as (values ${sql.join(percentiles)})
    select f.indicator, extract(year from day)::int as year, f.product, sum(f.part)::float8 as part, sum(f.whole)::float8 as whole,
           count(*)::int as events, percentile_cont(w.percentile) within group (order by f.whole) as percentile
    from indicator_fact f join wanted w on w.indicator = f.indicator
    where f.region_code = ${region.code} and f.day between ${from}::date and ${to}::date
    group by grouping sets ((f.indicator, w.percentile, extract(year from day), f.product),
      (f.indicator, w.percentile, extract(year from day)))`.execute(region.db)
  return [...rows, ...durations.rows]
}

function figure(definition: IndicatorDefinition, sum: Sum | undefined): Figure {
  const nothing = { key: '', name: null, part: 0, whole: 0, events: 0 }
  if (!sum?.events) return { ...nothing, value: definition.figure === 'count' ? 0 : null }
  const { part, whole, events, percentile } = sum
  const value = { count: whole, sum: whole, ratio: whole ? part / whole : null, duration: percentile }[
    definition.figure
  ]
  return { key: '', name: null, value, part, whole, events }
}
