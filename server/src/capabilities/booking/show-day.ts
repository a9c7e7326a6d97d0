import {} from '@guyub/contract/booking'
import { hoursAhead, localDay } from '@guyub/contract/calendar'
import { localPhone } from '@guyub/contract/phone'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Booking } from './end-booking.ts'
import type { BookingNeeds } from './needs.ts'
import { paymentsOf } from './payment.ts'
import { personOf } from './person-of.ts'
import { siteFor } from './sites.ts'
import { thingsOf } from './things.ts'

const [MINUTE, DAY] = [60_000, 86_400_000]

type Row = Booking & { readonly content: Buffer | null; readonly data_key: Buffer | null }

/** Everybody who comes on a day, with the name and the end of the number; the look is kept. What waits for a decision has no names. */
export async function dayOfSite(
  ctx: Context,
  needs: BookingNeeds,
  { siteId, day: asked }: { readonly siteId: string; readonly day?: string | undefined },
) {
  const { db, code } = ctx.region
  const { row: site, use } = await siteFor(db, ctx, needs, siteId)
  const day = asked ?? localDay(site, ctx.now())
  const from = new Date(Date.parse(`${day}T00:00:00Z`) - hoursAhead(site.zone) * 60 * MINUTE)
  const to = new Date(from.getTime() + DAY)
  await db
    .insertInto('booking_read')
    .values({ region_code: code, site_id: siteId, actor_id: ctx.actor.id, what: 'list', at: ctx.now() })
    .execute()
  const { rows } = await sql<Row>`
    select b.*, h.content, h.data_key from booking b
    left join booking_holder h on h.region_code = b.region_code and h.id = b.holder_id
    where b.region_code = ${code} and b.site_id = ${siteId} and b.starts_at >= ${from} and b.starts_at < ${to}
      and b.state not in ('cancelled', 'rejected')
    order by b.starts_at, b.seat_order, b.id limit 1000`.execute(db)
  const { rows: requests } = await sql<Booking>`
    select * from booking where region_code = ${code} and site_id = ${siteId} and state = 'requested' and starts_at > ${ctx.now()}
    order by starts_at, id limit 200`.execute(db)
  const things = await thingsOf(db, code, [...rows, ...requests])
  const payments = await paymentsOf(
    db,
    code,
    rows.filter(({ fee }) => fee > 0).map(({ id }) => id),
  )
  const shown = (row: Booking) => ({
    ...{ bookingId: row.id, code: row.code, state: row.state as 'confirmed', heads: row.heads, fee: row.fee },
    ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), letter: row.letter },
    ...{ things: things.get(row.id) ?? [], isCommunity: row.community_id !== null, isWalkIn: row.is_walk_in },
    paid: payments.get(row.id) ?? null,
    purpose: use.purposes.find(({ key }) => key === row.purpose)?.title ?? null,
  })
  const missedFrom = ctx.now().getTime() - use.missedAfter * MINUTE
  return {
    ...{ day, site: site.name, missedAfter: use.missedAfter },
    items: rows.map((row) => {
      const person = personOf(needs, code, row)
      return {
        ...shown(row),
        ...{ name: person?.name ?? null, phoneEnd: person ? localPhone(person.phone).slice(-4) : null },
        isMissed: row.state === 'confirmed' && row.starts_at.getTime() <= missedFrom,
      }
    }),
    requests: requests.map(shown),
  }
}
