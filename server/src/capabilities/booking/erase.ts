import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { holderErased } from './events.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'
import { lockedBooking } from './standing.ts'

interface Erase {
  readonly commandId: string
  readonly bookingId: string
  readonly reason: string
}

/** Nobody can say any more who booked, of all of their bookings; a restored backup repeats it. */
export async function eraseBooker(
  ctx: Context,
  needs: BookingNeeds,
  { commandId, bookingId, reason }: Erase,
) {
  return once(ctx, 'booking.erase', commandId, async (tx) => {
    const row = await lockedBooking(tx, ctx.region.code, bookingId)
    await siteFor(tx, within(ctx, tx), needs, row.site_id)
    const { rows } = await sql`
      select from booking where region_code = ${ctx.region.code} and holder_id = ${row.holder_id}
        and state in ('requested', 'waiting', 'confirmed', 'checked_in') limit 1`.execute(tx)
    if (rows.length) throw new Refusal('booking.still_open')
    await forget(tx, ctx, row.holder_id, reason)
    return { bookingId }
  })
}

/** The same after a restore, by the holder whom the log names. */
export async function eraseBookerAgain(
  ctx: Context,
  { commandId, holderId, reason }: Omit<Erase, 'bookingId'> & { readonly holderId: string },
) {
  return once(ctx, 'booking.erase', commandId, async (tx) => {
    await forget(tx, ctx, holderId, reason)
    return { holderId }
  })
}

async function forget(tx: Db, ctx: Context, holderId: string, reason: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update booking_holder set content = null, data_key = null, phone_hash = null, name_hash = null, erased_at = ${ctx.now()},
      version = version + 1
    where region_code = ${ctx.region.code} and id = ${holderId} and erased_at is null`.execute(tx)
  if (!numAffectedRows) throw new Refusal('booking.holder_erased')
  await emit(tx, ctx, holderErased, {
    ...{ subjectId: holderId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: { reason },
  })
}
