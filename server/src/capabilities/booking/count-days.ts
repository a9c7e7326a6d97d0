import { type Hours, openOn } from '@guyub/contract/booking'
import { hoursAhead } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { told } from '../../kernel/logging.ts'
import { dayCounted } from './events.ts'

interface CountNeeds {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

/** How far back days are made good that nobody counted, because nothing ran then. */
const BACK_DAYS = 7
const AT_ONCE = 500
const [HOUR, DAY] = [3_600_000, 86_400_000]

interface Uncounted {
  readonly region_code: string
  readonly space_id: string
  readonly site_id: string
  readonly service_key: string
  readonly area_code: string
  readonly office_code: string
  readonly kind: string
  readonly hours: Hours
  readonly zone: string
  readonly day: string
}

/** Of every space, how long it was open on each day that is over, and how much of that was booked; told once. Returns how many days were. */
export async function countDays({ reader, pool, now }: CountNeeds): Promise<number> {
  const { rows } = await sql<Uncounted>`
    select p.region_code, p.id as space_id, p.site_id, s.service_key, s.area_code, s.office_code, p.kind, p.hours, r.zone, past.day::date::text as day
    from booking_space p
    join booking_site s on s.region_code = p.region_code and s.id = p.site_id
    join region r on r.region_code = p.region_code
    cross join lateral generate_series(
      (${now()}::timestamptz at time zone r.zone)::date - ${BACK_DAYS}::int, (${now()}::timestamptz at time zone r.zone)::date - 1, interval '1 day') as past (day)
    -- Whole days until it was given up; what was not counted then is made good.
    where past.day::date < coalesce((least(p.closed_at, s.closed_at) at time zone r.zone)::date, 'infinity')
      and past.day::date >= (greatest(s.opened_at, p.since) at time zone r.zone)::date
      and not exists (select from booking_day d where d.region_code = p.region_code and d.space_id = p.id and d.day = past.day::date)
    order by past.day, p.region_code, p.id limit ${AT_ONCE}`.execute(reader)
  let counted = 0
  for (const row of rows)
    try {
      const ctx = { region: pool.region(row.region_code), actor: NOBODY, now }
      if (await countDay(ctx, row)) counted++
    } catch (error) {
      console.error(told(error as Error))
    }
  return counted
}

// What overlaps counts once, and only where it was open: whoever stood in for somebody who did not come adds nothing.
async function countDay(ctx: Context, row: Uncounted): Promise<boolean> {
  const { code, db } = ctx.region
  const from = new Date(Date.parse(`${row.day}T00:00:00Z`) - hoursAhead(row.zone) * HOUR)
  const to = new Date(from.getTime() + DAY)
  const openings = openOn(row, row.zone, row.day)
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ open: number; booked: number }>`
      with opened as (
        select coalesce(range_agg(tstzrange("startsAt", "endsAt")), '{}') as span
        from jsonb_to_recordset(${JSON.stringify(openings)}::jsonb) as o ("startsAt" timestamptz, "endsAt" timestamptz)
      ), closed as (
        select coalesce(range_agg(tstzrange(from_at, greatest(from_at, least(to_at, coalesce(lifted_at, to_at))))), '{}') as span
        from booking_closure where region_code = ${code} and site_id = ${row.site_id} and (space_id is null or space_id = ${row.space_id})
          and from_at < ${to} and to_at > ${from}
      ), used as (
        select coalesce(range_agg(tstzrange(starts_at, ends_at)), '{}') as span from (
          select starts_at, ends_at from booking where region_code = ${code} and site_id = ${row.site_id} and spaces @> array[${row.space_id}]::uuid[]
            and state in ('confirmed', 'checked_in', 'completed', 'no_show') and starts_at < ${to} and ends_at > ${from}
          union all
          select c.starts_at, c.ends_at from booking_hold h join booking_session c on c.region_code = h.region_code and c.id = h.session_id
          where h.region_code = ${code} and h.space_id = ${row.space_id} and c.starts_at < ${to} and c.ends_at > ${from}
        ) one
      ), minutes as (
        select (select coalesce(sum(extract(epoch from upper(x) - lower(x))), 0) from unnest(o.span - c.span) as x) / 60 as open,
               (select coalesce(sum(extract(epoch from upper(x) - lower(x))), 0) from unnest((o.span - c.span) * u.span) as x) / 60 as booked
        from opened o, closed c, used u
      )
      insert into booking_day (region_code, space_id, day, open_minutes, booked_minutes)
      select ${code}, ${row.space_id}::uuid, ${row.day}::date, round(open)::int, round(booked)::int from minutes
      on conflict do nothing returning open_minutes as open, booked_minutes as booked`.execute(tx)
    const [minutes] = rows
    // On a day on which it was closed there is no share of anything.
    if (!minutes?.open) return minutes !== undefined
    await emit(tx, ctx, dayCounted, {
      ...{ subjectId: row.space_id, officeCode: row.office_code, occurredAt: new Date(to.getTime() - 1) },
      facts: { service: row.service_key, area: row.area_code, kind: row.kind, day: row.day, ...minutes },
    })
    return true
  })
}
