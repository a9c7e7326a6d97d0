import type { BookingState } from '@guyub/contract/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { seatGivenUp } from './events.ts'
import { seatNext } from './line.ts'

export interface BookingOf {
  readonly bookingId: string
  readonly code: string
  readonly serviceKey: string
  readonly sessionId: string | null
  readonly pool: string | null
  readonly order: number | null
  readonly holder: { readonly kind: string; readonly id: string }
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: BookingState
  readonly arrivedAt: Date | null
}

/** What a holder has, or who has the seats of an occasion; in order. One of the two must be named. */
export async function bookingsOf(
  { db, code }: Pick<RegionDb, 'db' | 'code'>,
  {
    holderId,
    sessionId,
  }: { readonly holderId?: string | undefined; readonly sessionId?: string | undefined },
): Promise<BookingOf[]> {
  if (!holderId && !sessionId) return []
  const { rows } = await sql<BookingOf>`
    select id as "bookingId", code, service_key as "serviceKey", session_id as "sessionId", pool, seat_order as "order",
      jsonb_build_object('kind', holder_kind, 'id', holder_id) as holder, starts_at as "startsAt", ends_at as "endsAt", state,
      arrived_at as "arrivedAt"
    from booking where region_code = ${code}
      and (${holderId ?? null}::uuid is null or holder_id = ${holderId ?? null}::uuid)
      and (${sessionId ?? null}::uuid is null or session_id = ${sessionId ?? null}::uuid)
    order by starts_at, seat_order, id`.execute(db)
  return rows
}

/** A seat is free again; said again it changes nothing. Refuses with `booking.no_such_booking`, `booking.over`. */
export async function giveUpSeat(
  tx: Db,
  ctx: Context,
  { bookingId, reason, at }: { readonly bookingId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { code } = ctx.region
  // The occasion first, as whoever takes a seat does: two never wait for one another.
  await sql`
    select from booking_session s where s.region_code = ${code}
      and s.id = (select b.session_id from booking b where b.region_code = ${code} and b.id = ${bookingId})
    for no key update`.execute(tx)
  const seat = await lockedBooking(tx, code, bookingId)
  if (!seat.session_id) throw new Refusal('booking.no_such_booking')
  if (seat.state === 'cancelled') return
  if (seat.state !== 'confirmed') throw new Refusal('booking.over')
  await sql`
    update booking set state = 'cancelled', reason = ${reason}, ended_at = ${at}, version = version + 1
    where region_code = ${code} and id = ${bookingId}`.execute(tx)
  await sql`
    update booking_pool set taken = taken - ${seat.heads}
    where region_code = ${code} and session_id = ${seat.session_id} and key = ${seat.pool}`.execute(tx)
  await emit(tx, ctx, seatGivenUp, {
    ...{ subjectId: bookingId, officeCode: ctx.actor.officeCode, occurredAt: at },
    facts: { service: seat.service_key, seats: seat.heads },
  })
  await seatNext(tx, ctx, seat.session_id, seat.pool ?? '')
}

/** Whoever has a seat is there; said again it changes nothing. Refuses with `booking.no_such_booking`, `booking.over`. */
export async function markArrived(
  tx: Db,
  ctx: Context,
  { bookingId, at }: { readonly bookingId: string; readonly at: Date },
): Promise<void> {
  const { region } = ctx
  const seat = await lockedBooking(tx, region.code, bookingId)
  if (seat.state === 'checked_in') return
  if (seat.state !== 'confirmed') throw new Refusal('booking.over')
  await sql`
    update booking set state = 'checked_in', arrived_at = ${at}, version = version + 1
    where region_code = ${region.code} and id = ${bookingId}`.execute(tx)
  await tellChange(tx, ctx, seat, { state: 'checked_in', before: seat.state, at })
}

/** A booking, held until the transaction ends. */
export async function lockedBooking(tx: Db, region: string, bookingId: string) {
  const row = await tx
    .selectFrom('booking')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', bookingId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('booking.no_such_booking')
  return row
}
