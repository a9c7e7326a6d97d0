import { slotsOn } from '@guyub/contract/booking'
import { hoursAhead } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { BookingNeeds } from './needs.ts'
import { shownSpace } from './show-sites.ts'
import { siteRow, useOf } from './sites.ts'
import type { SpaceRow } from './spaces.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]

export interface Held {
  readonly space_id: string
  readonly from_at: Date
  readonly to_at: Date
  readonly is: 'taken' | 'class' | 'closed'
}

/** What is free of every space of a site, slot by slot; nobody's name and no purpose. */
export async function freeTimes(
  ctx: Context,
  needs: BookingNeeds,
  asked: { readonly siteId: string; readonly from?: string | undefined; readonly days: number },
) {
  const { db, code } = ctx.region
  const site = await siteRow(db, code, asked.siteId)
  const use = site && useOf(needs, ctx, site.service_key)
  if (!site || !use) throw new Refusal('booking.no_such_site')
  const { today, zone } = await regionToday(ctx)
  const first = asked.from ?? today
  const days = Array.from({ length: asked.days }, (_, nth) =>
    new Date(Date.parse(first) + nth * DAY).toISOString().slice(0, 10),
  )
  const from = new Date(Date.parse(`${first}T00:00:00Z`) - hoursAhead(zone) * HOUR)
  const to = new Date(from.getTime() + asked.days * DAY)
  const { rows: spaces } = await sql<SpaceRow>`
    select * from booking_space where region_code = ${code} and site_id = ${asked.siteId} and closed_at is null
    order by name, id`.execute(db)
  const { rows: held } = await sql<Held>`
    select h.space_id, h.from_at, h.to_at,
      case when h.booking_id is not null then 'taken' when h.session_id is not null then 'class' else 'closed' end as "is"
    from booking_hold h where h.region_code = ${code} and h.space_id = any(${spaces.map(({ id }) => id)}::uuid[])
      and h.from_at < ${to} and h.to_at > ${from}`.execute(db)
  return {
    ...{ from: first, today, zone, site: site.name },
    spaces: spaces.map((space) => {
      const its = held.filter(({ space_id }) => space_id === space.id)
      const { id, name, kindTitle, is, capacity } = shownSpace(use, space)
      return {
        ...{ id, name, kindTitle, is, capacity },
        days: days.map((day) => ({ day, slots: slotsOf(space, zone, day, its, ctx.now()) })),
      }
    }),
  }
}

const MINUTE = 60_000

type Slotted = Pick<SpaceRow, 'hours' | 'before_minutes' | 'after_minutes' | 'slot_minutes'>

/** The slots of a space on a local day, and what each is. */
export function slotsOf(space: Slotted, zone: string, day: string, held: readonly Held[], now: Date) {
  const { before_minutes, after_minutes, slot_minutes } = space
  return slotsOn({ hours: space.hours, slotMinutes: slot_minutes }, zone, day).map(({ startsAt, endsAt }) => {
    // With what would be kept free around it, as whoever books it is judged.
    const [from, to] = [
      startsAt.getTime() - before_minutes * MINUTE,
      endsAt.getTime() + after_minutes * MINUTE,
    ]
    const other = held.find(({ from_at, to_at }) => from_at.getTime() < to && to_at.getTime() > from)
    const isPast = startsAt.getTime() <= now.getTime() - slot_minutes * MINUTE || endsAt <= now
    return {
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      is: isPast ? ('past' as const) : (other?.is ?? ('free' as const)),
    }
  })
}
