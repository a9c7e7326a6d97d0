import type { Hours } from '@guyub/contract/booking'
import { localDay } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Held, slotsOf } from './free-times.ts'
import type { BookingNeeds } from './needs.ts'
import { useOf } from './sites.ts'

const DAY = 86_400_000

interface Row {
  readonly service_key: string
  readonly name: string
  readonly zone: string
  readonly spaces: readonly {
    readonly id: string
    readonly name: string
    readonly hours: Hours
    readonly slot_minutes: number
    readonly before_minutes: number
    readonly after_minutes: number
  }[]
  readonly held: readonly { space_id: string; from_at: string; to_at: string; is: Held['is'] }[]
}

interface Asked {
  readonly siteId: string
  readonly month?: string | undefined
  readonly space?: string | undefined
}

/** How free each day of a month is, of a whole place or of one space of it; nobody's name. All of it is one statement. */
export async function freeMonth(ctx: Context, needs: BookingNeeds, asked: Asked) {
  const { db, code } = ctx.region
  // Some hours more on both sides: of which zone the month is stands in the row itself.
  const said = asked.month
    ? sql`${`${asked.month}-01`}::date`
    : sql`(${ctx.now()}::timestamptz at time zone r.zone)::date`
  const { rows } = await sql<Row & { month: string }>`
    select s.service_key, s.name, r.zone, to_char(${said}, 'YYYY-MM') as month,
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.name, p.id), '[]') from (
        select id, name, hours, slot_minutes, before_minutes, after_minutes from booking_space
        where region_code = ${code} and site_id = s.id and closed_at is null) p) as spaces,
      (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from (
        select h.space_id, h.from_at, h.to_at,
          case when h.booking_id is not null then 'taken' when h.session_id is not null then 'class' else 'closed' end as "is"
        from booking_hold h join booking_space p on p.region_code = h.region_code and p.id = h.space_id
        where h.region_code = ${code} and p.site_id = s.id
          and h.from_at < date_trunc('month', ${said})::timestamp at time zone r.zone + interval '1 month 1 day'
          and h.to_at > date_trunc('month', ${said})::timestamp at time zone r.zone - interval '1 day') h) as held
    from booking_site s join region r on r.region_code = s.region_code
    where s.region_code = ${code} and s.id = ${asked.siteId}`.execute(db)
  const [row] = rows
  if (!row || !useOf(needs, ctx, row.service_key)) throw new Refusal('booking.no_such_site')
  const shown = asked.space ? row.spaces.filter(({ id }) => id === asked.space) : row.spaces
  if (asked.space && !shown.length) throw new Refusal('booking.no_such_space')
  const held = row.held.map((each) => ({
    ...each,
    from_at: new Date(each.from_at),
    to_at: new Date(each.to_at),
  }))
  const today = localDay(row, ctx.now())
  return {
    ...{ month: row.month, today, site: row.name, space: asked.space ?? null },
    spaces: row.spaces.map(({ id, name }) => ({ id, name })),
    days: daysOf(row.month).map((day) => {
      const slots = shown.flatMap((space) =>
        slotsOf(
          space,
          row.zone,
          day,
          held.filter(({ space_id }) => space_id === space.id),
          ctx.now(),
        ),
      )
      return { day, ...howFree(slots.map((slot) => slot.is)) }
    }),
  }
}

function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01`)
  return Array.from({ length: 31 }, (_, nth) =>
    new Date(first + nth * DAY).toISOString().slice(0, 10),
  ).filter((day) => day.startsWith(month))
}

type Slot = Held['is'] | 'free' | 'past'

/** In a word, and by how many slots. What is over counts no more; a day that has none to come is past, one on which nothing opens is closed. */
function howFree(slots: readonly Slot[]) {
  const open = slots.filter((is) => is !== 'closed')
  const coming = open.filter((is) => is !== 'past')
  const left = coming.filter((is) => is === 'free').length
  const all = coming.length
  if (!open.length) return { is: 'closed' as const, left: 0, all: 0 }
  if (!all) return { is: 'past' as const, left, all }
  if (!left) return { is: 'full' as const, left, all }
  return { is: left === all ? ('free' as const) : ('partly' as const), left, all }
}
