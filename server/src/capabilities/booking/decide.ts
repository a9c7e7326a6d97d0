import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { heldToEnd } from './end-booking.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'

interface Decide {
  readonly commandId: string
  readonly bookingId: string
  readonly decision: 'approve' | 'reject' | 'cancel'
  readonly reason?: string
}

/** A request is approved or rejected, or a booking is called off by the house; of weeks made together each by itself. */
export async function decideBooking(ctx: Context, needs: BookingNeeds, command: Decide) {
  const { commandId, bookingId, decision, reason } = command
  return once(ctx, 'booking.decide', commandId, async (tx) => {
    const { row, end } = await heldToEnd(tx, ctx, bookingId)
    const { use } = await siteFor(tx, within(ctx, tx), needs, row.site_id)
    const isOpen = ['requested', 'waiting', 'confirmed'].includes(row.state)
    if (!isOpen || row.ends_at <= ctx.now()) throw new Refusal('booking.over')
    if (decision === 'cancel') {
      await end(use, 'cancelled', { at: ctx.now(), cause: 'house', ...(reason && { reason }) })
      return { bookingId, state: 'cancelled' as const }
    }
    if (row.state !== 'requested') throw new Refusal('booking.decided_already')
    if (decision === 'reject') {
      await end(use, 'rejected', { at: ctx.now(), ...(reason && { reason }) })
      return { bookingId, state: 'rejected' as const }
    }
    await sql`
      update booking set state = 'confirmed', version = version + 1
      where region_code = ${ctx.region.code} and id = ${bookingId}`.execute(tx)
    await tellChange(tx, ctx, row, { state: 'confirmed', before: 'requested', at: ctx.now() })
    return { bookingId, state: 'confirmed' as const }
  })
}
