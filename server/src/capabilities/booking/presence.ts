import { EARLIEST } from '@guyub/contract/booking'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { heldToEnd } from './end-booking.ts'
import type { BookingNeeds } from './needs.ts'
import { byCode } from './own.ts'
import { siteFor } from './sites.ts'
import { lockedBooking } from './standing.ts'

const MINUTE = 60_000

interface At {
  readonly commandId: string
  readonly code: string
  readonly occurredAt: string
}

/** The booking that a code names, for whoever keeps its site; held until the transaction ends. */
async function bookingAt(tx: Db, ctx: Context, needs: BookingNeeds, code: string) {
  const found = await byCode(tx, ctx.region.code, code)
  if (!found) throw new Refusal('booking.no_such_booking')
  const { use } = await siteFor(tx, within(ctx, tx), needs, found.site_id)
  return { use, row: await lockedBooking(tx, ctx.region.code, found.id) }
}

/** Somebody came. Whoever was missed meanwhile, and is told of later by a device without a network, was there all the same. */
export async function checkIn(ctx: Context, needs: BookingNeeds, { commandId, code, occurredAt }: At) {
  return once(ctx, 'booking.check-in', commandId, async (tx) => {
    const { row, use } = await bookingAt(tx, ctx, needs, code)
    const at = new Date(Math.min(ctx.now().getTime(), Date.parse(occurredAt)))
    const isLate = at.getTime() > row.starts_at.getTime() + use.missedAfter * MINUTE
    const done = { bookingId: row.id, heads: row.heads, isLate }
    if (row.state === 'checked_in') return done
    if (row.state === 'requested' || row.state === 'waiting') throw new Refusal('booking.not_confirmed')
    const isIn = row.state === 'confirmed' || (row.state === 'no_show' && at <= row.ends_at)
    if (!isIn || at > row.ends_at) throw new Refusal('booking.over')
    if (at.getTime() < row.starts_at.getTime() - EARLIEST * MINUTE) throw new Refusal('booking.too_early')
    await sql`
      update booking set state = 'checked_in', arrived_at = ${at}, ended_at = null, version = version + 1
      where region_code = ${ctx.region.code} and id = ${row.id}`.execute(tx)
    await tellChange(tx, ctx, row, { state: 'checked_in', before: row.state, at })
    return done
  })
}

/** Somebody left: what is left of their time is free. */
export async function checkOut(ctx: Context, needs: BookingNeeds, { commandId, code, occurredAt }: At) {
  return once(ctx, 'booking.check-out', commandId, async (tx) => {
    const found = await byCode(tx, ctx.region.code, code)
    if (!found) throw new Refusal('booking.no_such_booking')
    const { use } = await siteFor(tx, within(ctx, tx), needs, found.site_id)
    const { row, passOn } = await heldToEnd(tx, ctx, found.id)
    if (row.state === 'completed') return { bookingId: row.id }
    if (row.state !== 'checked_in' || !row.arrived_at) throw new Refusal('booking.not_here')
    const claimed = Math.min(ctx.now().getTime(), Date.parse(occurredAt))
    const at = new Date(Math.max(claimed, row.arrived_at.getTime()))
    await sql`
      update booking set state = 'completed', left_at = ${at}, ended_at = ${at}, version = version + 1
      where region_code = ${ctx.region.code} and id = ${row.id}`.execute(tx)
    await sql`
      update booking_hold h set to_at = greatest(h.from_at + interval '1 millisecond',
        least(h.to_at, ${at}::timestamptz + make_interval(mins => s.after_minutes)))
      from booking_space s where s.region_code = h.region_code and s.id = h.space_id
        and h.region_code = ${ctx.region.code} and h.booking_id = ${row.id}`.execute(tx)
    await tellChange(tx, ctx, row, { state: 'completed', before: 'checked_in', at })
    if (!row.session_id) await passOn(use)
    return { bookingId: row.id }
  })
}

/** Whoever has not come is missed; somebody else may have the place. */
export async function markMissed(
  ctx: Context,
  needs: BookingNeeds,
  { commandId, bookingId }: { readonly commandId: string; readonly bookingId: string },
) {
  return once(ctx, 'booking.mark-missed', commandId, async (tx) => {
    const { row, end } = await heldToEnd(tx, ctx, bookingId)
    const { use } = await siteFor(tx, within(ctx, tx), needs, row.site_id)
    if (row.state !== 'confirmed') throw new Refusal('booking.over')
    if (ctx.now().getTime() < row.starts_at.getTime() + use.missedAfter * MINUTE)
      throw new Refusal('booking.not_missed_yet')
    await end(use, 'no_show', { at: ctx.now() })
    return { bookingId }
  })
}
