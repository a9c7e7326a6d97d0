import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { QueueNeeds } from './needs.ts'

interface Asked {
  readonly placeId: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by: 'lane' | 'hour' | 'day'
}

interface Row {
  readonly key: string | null
  readonly issued: number
  readonly served: number
  readonly missed: number
  readonly cancelled: number
  readonly waitP50: number | null
  readonly waitP90: number | null
  readonly serveP50: number | null
  readonly serveP90: number | null
  readonly withinPromise: number
  readonly called: number
  readonly forecastError: number | null
  readonly forecasts: number
}

/** Waiting and serving at a place of my office. What nobody ended is no service that took so long. */
export async function statistics(ctx: Context, needs: QueueNeeds, { placeId, by, ...days }: Asked) {
  const { region, actor } = ctx
  const place = await region.db
    .selectFrom('queue_place')
    .select(['name', 'service_key'])
    .where('region_code', '=', region.code)
    .where('id', '=', placeId)
    .where('office_code', '=', actor.officeCode)
    .executeTakeFirst()
  const use = place && needs.services.of(region.code, place.service_key)?.queue
  if (!place || !use) throw new Refusal('queue.no_such_place')
  const { today } = await regionToday(ctx)
  const to = days.to ?? today
  const from = days.from ?? to
  const key = {
    lane: sql`lane`,
    hour: sql`to_char(t.issued_at at time zone zone, 'HH24')`,
    day: sql`t.day::text`,
  }[by]
  const { rows } = await sql<Row>`
    with t as (
      select t.*, l.key as lane, r.zone,
        extract(epoch from t.first_called_at - t.issued_at)::float8 as wait,
        extract(epoch from t.ended_at - t.called_at)::float8 as serve,
        extract(epoch from t.first_called_at - t.forecast_at)::float8 as error
      from queue_ticket t
      join queue_lane l on l.region_code = t.region_code and l.id = t.lane_id
      join region r on r.region_code = t.region_code
      where t.region_code = ${region.code} and t.place_id = ${placeId} and t.day between ${from}::date and ${to}::date)
    select ${key} as key, count(*)::int as issued,
      count(*) filter (where state = 'served')::int as served, count(*) filter (where state = 'missed')::int as missed,
      count(*) filter (where state = 'cancelled')::int as cancelled,
      percentile_cont(0.5) within group (order by wait) as "waitP50", percentile_cont(0.9) within group (order by wait) as "waitP90",
      percentile_cont(0.5) within group (order by serve) filter (where state = 'served' and reason is null) as "serveP50",
      percentile_cont(0.9) within group (order by serve) filter (where state = 'served' and reason is null) as "serveP90",
      count(*) filter (where wait <= ${use.promiseMinutes * 60})::int as "withinPromise", count(wait)::int as called,
      avg(abs(error)) as "forecastError", count(error)::int as forecasts
    from t group by grouping sets ((${key}), ()) order by grouping(${key}), 1`.execute(region.db)
  const total = rows.find((row) => row.key === null)
  return {
    ...{ place: place.name, from, to, promiseMinutes: use.promiseMinutes },
    rows: rows.flatMap((row) => (row.key === null ? [] : [{ ...row, key: row.key }])),
    total: { ...(total ?? NOTHING), key: '' },
  }
}

const NOTHING = {
  ...{ issued: 0, served: 0, missed: 0, cancelled: 0, withinPromise: 0, called: 0, forecasts: 0 },
  ...{ waitP50: null, waitP90: null, serveP50: null, serveP90: null, forecastError: null },
}
