import { openOn } from '@guyub/contract/booking'
import { hoursAhead } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { BookingNeeds } from './needs.ts'
import { useOf } from './sites.ts'
import type { SpaceRow } from './spaces.ts'
import { subsectorsOf } from './subsectors.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]
/** Fewer people than this are not told of. */
const FEW = 5

/** Who used how much of a service in a month, by purpose. With one purpose of few people another is hidden too, or it could be reckoned back. */
export async function fairness(
  ctx: Context,
  needs: BookingNeeds,
  asked: { readonly service: string; readonly month?: string | undefined },
) {
  const { db, code } = ctx.region
  const use = useOf(needs, ctx, asked.service)
  if (!use) throw new Refusal('booking.no_such_service')
  const { today, zone } = await regionToday(ctx)
  const month = asked.month ?? today.slice(0, 7)
  const [from, to] = monthOf(month, zone)
  const { rows } = await sql<{ purpose: string; people: number; bookings: number; hours: number }>`
    select purpose, count(distinct holder_id)::int as people, count(*)::int as bookings,
      sum(cardinality(spaces) * extract(epoch from ends_at - starts_at) / 3600)::float8 as hours
    from booking where region_code = ${code} and service_key = ${asked.service} and starts_at >= ${from} and starts_at < ${to}
      and session_id is null and purpose is not null and state in ('checked_in', 'completed')
    group by purpose`.execute(db)
  const { rows: sums } = await sql<{ over: number; missed: number; communities: number; parties: number }>`
    select count(*) filter (where state in ('completed', 'no_show'))::int as over,
      count(*) filter (where state = 'no_show')::int as missed,
      count(*) filter (where community_id is not null and state in ('checked_in', 'completed'))::int as communities,
      count(distinct community_id) filter (where state in ('checked_in', 'completed'))::int as parties
    from booking where region_code = ${code} and service_key = ${asked.service} and starts_at >= ${from} and starts_at < ${to}`.execute(
    db,
  )
  const { rows: spaces } = await sql<Pick<SpaceRow, 'hours'>>`
    select p.hours from booking_space p join booking_site s on s.region_code = p.region_code and s.id = p.site_id
    where p.region_code = ${code} and s.service_key = ${asked.service} and p.closed_at is null`.execute(db)
  const { rows: trades } = await sql<{ purpose: string; people: number; bookings: number }>`
    select trade as purpose, count(distinct community_id)::int as people, count(*)::int as bookings
    from booking, unnest(subsectors) as trade
    where region_code = ${code} and service_key = ${asked.service} and starts_at >= ${from} and starts_at < ${to}
      and community_id is not null and state in ('checked_in', 'completed')
    group by trade`.execute(db)
  const few = hiddenOf(trades)
  const sum = sums[0]
  const hidden = hiddenOf(rows)
  return {
    month,
    openHours: Math.round(openHours(spaces, month, zone)),
    purposes: use.purposes.map(({ key, title }) => {
      const its = rows.find(({ purpose }) => purpose === key)
      if (hidden.has(key)) return { purpose: title, people: null, bookings: null, hours: null }
      return {
        ...{ purpose: title, people: its?.people ?? 0, bookings: its?.bookings ?? 0 },
        hours: Math.round((its?.hours ?? 0) * 10) / 10,
      }
    }),
    missedPercent: sum && sum.over >= 10 ? Math.round((100 * sum.missed) / sum.over) : null,
    subsectors: subsectorsOf(needs.services, code).map(({ key, title }) => {
      const its = trades.find(({ purpose }) => purpose === key)
      if (few.has(key)) return { key, title, communities: null, bookings: null }
      return { key, title, communities: its?.people ?? 0, bookings: its?.bookings ?? 0 }
    }),
    byCommunities: sum && (sum.communities === 0 || sum.parties >= FEW) ? sum.communities : null,
  }
}

/** Purposes or trades of fewer than five people; with a single one also the next smallest. */
export function hiddenOf(
  rows: readonly { readonly purpose: string; readonly people: number }[],
): Set<string> {
  const sorted = rows.filter(({ people }) => people > 0).sort((a, b) => a.people - b.people)
  const few = sorted.filter(({ people }) => people < FEW)
  const more = few.length === 1 ? sorted.slice(0, 2) : few
  return new Set(more.map(({ purpose }) => purpose))
}

function monthOf(month: string, zone: string): [Date, Date] {
  const ahead = hoursAhead(zone) * HOUR
  const next = new Date(Date.parse(`${month}-01`))
  next.setUTCMonth(next.getUTCMonth() + 1)
  return [new Date(Date.parse(`${month}-01`) - ahead), new Date(next.getTime() - ahead)]
}

function openHours(spaces: readonly Pick<SpaceRow, 'hours'>[], month: string, zone: string): number {
  const [from, to] = monthOf(month, zone)
  const days = Math.round((to.getTime() - from.getTime()) / DAY)
  return spaces
    .flatMap((space) =>
      Array.from({ length: days }, (_, nth) =>
        openOn(space, zone, `${month}-${String(nth + 1).padStart(2, '0')}`),
      ).flat(),
    )
    .reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / HOUR, 0)
}
