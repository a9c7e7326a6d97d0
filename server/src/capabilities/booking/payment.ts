import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { paid, paymentTakenBack } from './events.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'
import { lockedBooking } from './standing.ts'

interface Paid {
  readonly commandId: string
  readonly bookingId: string
  readonly rupiah: number
  readonly receipt: string
}

/** What is due was paid at the counter. */
export async function markPaid(ctx: Context, needs: BookingNeeds, command: Paid) {
  const { commandId, bookingId, rupiah, receipt } = command
  return once(ctx, 'booking.mark-paid', commandId, async (tx) => {
    const row = await lockedBooking(tx, ctx.region.code, bookingId)
    const { row: site } = await siteFor(tx, within(ctx, tx), needs, row.site_id)
    if (row.state === 'requested' || row.state === 'waiting') throw new Refusal('booking.not_confirmed')
    if (row.state === 'cancelled' || row.state === 'rejected') throw new Refusal('booking.over')
    if (!row.fee) throw new Refusal('booking.nothing_due')
    if (rupiah > row.fee) throw new Refusal('booking.more_than_due')
    await tx
      .insertInto('booking_payment')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, booking_id: bookingId, site_id: row.site_id },
        ...{ rupiah, receipt, receipt_key: receiptKey(receipt), paid_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, paid, {
      ...{ subjectId: bookingId, officeCode: site.office_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, area: site.area_code, rupiah, due: row.fee },
    })
    return { bookingId, rupiah }
  }).catch((error) => {
    if (constraintOf(error) === 'booking_payment_once') throw new Refusal('booking.paid_already')
    if (constraintOf(error) === 'booking_receipt_once') throw new Refusal('booking.receipt_taken')
    throw error
  })
}

/** What a receipt is known by however it was written: `K-001`, `k 001` and `K–001` are one. */
function receiptKey(receipt: string): string {
  return (
    receipt
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') || receipt
  )
}

interface TakeBack {
  readonly commandId: string
  readonly bookingId: string
  readonly reason: string
}

/** It was a mistake, or the money was given back: what was written stays, with the reason. */
export async function takePaymentBack(ctx: Context, needs: BookingNeeds, command: TakeBack) {
  const { commandId, bookingId, reason } = command
  const { code } = ctx.region
  return once(ctx, 'booking.take-payment-back', commandId, async (tx) => {
    const row = await lockedBooking(tx, code, bookingId)
    const { row: site } = await siteFor(tx, within(ctx, tx), needs, row.site_id)
    const { rows } = await sql<{ rupiah: number }>`
      update booking_payment set taken_back_at = ${ctx.now()}, reason = ${reason}
      where region_code = ${code} and booking_id = ${bookingId} and taken_back_at is null returning rupiah`.execute(
      tx,
    )
    const [back] = rows
    if (!back) throw new Refusal('booking.not_paid')
    await emit(tx, ctx, paymentTakenBack, {
      ...{ subjectId: bookingId, officeCode: site.office_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, area: site.area_code, rupiah: back.rupiah },
    })
    return { bookingId }
  })
}

/** What was paid of each of these bookings; one that is not named was not. */
export async function paymentsOf(db: Db, region: string, bookingIds: readonly string[]) {
  const { rows } = await sql<{ booking_id: string; rupiah: number; receipt: string }>`
    select booking_id, rupiah, receipt from booking_payment
    where region_code = ${region} and booking_id = any(${[...bookingIds]}::uuid[]) and taken_back_at is null`.execute(
    db,
  )
  return new Map(rows.map(({ booking_id, rupiah, receipt }) => [booking_id, { rupiah, receipt }]))
}
