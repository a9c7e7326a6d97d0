import type { BookingUse } from '@guyub/contract/definition/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Cause, type Changing, tellChange } from './changed.ts'
import { release } from './holds.ts'
import { lockedWithLine, moveUp, seatNext } from './line.ts'
import { lockedBooking } from './standing.ts'

export type Booking = Awaited<ReturnType<typeof lockedBooking>>

/**
 * A booking held with all that its end touches, in the order of whoever books: the occasion or the spaces first, itself last.
 * `end` writes that it is over, frees what it held, and lets the next in line have it.
 */
export async function heldToEnd(tx: Db, ctx: Context, bookingId: string) {
  const { code } = ctx.region
  const seen = await tx
    .selectFrom('booking')
    .select(['spaces', 'session_id', 'starts_at', 'ends_at'])
    .where('region_code', '=', code)
    .where('id', '=', bookingId)
    .executeTakeFirst()
  if (!seen) throw new Refusal('booking.no_such_booking')
  if (seen.session_id)
    await sql`select from booking_session where region_code = ${code} and id = ${seen.session_id} for no key update`.execute(
      tx,
    )
  const locked = seen.session_id ? [] : await lockedWithLine(tx, ctx, seen)
  const row = await lockedBooking(tx, code, bookingId)

  async function end(
    use: BookingUse,
    state: 'cancelled' | 'rejected' | 'no_show',
    { at, reason, cause }: { readonly at: Date; readonly reason?: string; readonly cause?: Cause },
  ): Promise<void> {
    await sql`
      update booking set state = ${state}, reason = ${reason ?? null}, ended_at = ${at}, version = version + 1
      where region_code = ${code} and id = ${bookingId}`.execute(tx)
    await tellChange(tx, ctx, row as Changing, { state, before: row.state, at, cause })
    if (row.session_id && row.state !== 'waiting') {
      // Whoever is missed keeps the seat: the class has begun.
      if (state === 'no_show') return
      await sql`
        update booking_pool set taken = taken - ${row.heads}
        where region_code = ${code} and session_id = ${row.session_id} and key = ${row.pool}`.execute(tx)
      await seatNext(tx, ctx, row.session_id, row.pool ?? '')
    } else if (!row.session_id) {
      await release(tx, code, { booking: bookingId })
      await moveUp(tx, ctx, use, row, locked)
    }
  }
  /** What is left of its time is the next one's. */
  const passOn = (use: BookingUse) => moveUp(tx, ctx, use, row, locked)
  return { row, end, passOn }
}
