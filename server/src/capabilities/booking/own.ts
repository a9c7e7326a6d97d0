import { createHash } from 'node:crypto'
import { normalTrackingCode } from '@guyub/contract/cases/tracking-code'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { heldToEnd } from './end-booking.ts'
import type { BookingNeeds } from './needs.ts'
import { paymentsOf } from './payment.ts'
import { thingsOf } from './things.ts'

/** What a code tells whoever has it. */
export async function ownBooking(ctx: Context, needs: BookingNeeds, { code }: { readonly code: string }) {
  const { db, code: region } = ctx.region
  const row = await byCode(db, region, code)
  const definition = row && needs.services.of(region, row.service_key)
  const use = definition?.booking
  if (!row || !definition || !use) throw new Refusal('booking.no_such_booking')
  const [things, { rows: sites }, { rows: before }, payments] = await Promise.all([
    thingsOf(db, region, [row]),
    sql<{ name: string; address: string }>`
      select name, address from booking_site where region_code = ${region} and id = ${row.site_id}`.execute(
      db,
    ),
    sql<{ ahead: number }>`
      select count(*)::int as ahead from booking where region_code = ${region} and state = 'waiting' and (asked_at, id) < (${row.asked_at}, ${row.id})
        and (session_id = ${row.session_id}::uuid or (spaces && ${row.spaces}::uuid[]
             and starts_at < ${row.ends_at} and ends_at > ${row.starts_at}))`.execute(db),
    paymentsOf(db, region, [row.id]),
  ])
  return {
    ...{ bookingId: row.id, code: row.code, service: row.service_key, serviceTitle: definition.title },
    ...{ siteId: row.site_id, site: sites[0]?.name ?? '', address: sites[0]?.address ?? '' },
    ...{ things: things.get(row.id) ?? [], heads: row.heads, fee: row.fee, state: row.state as 'confirmed' },
    ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    paid: payments.get(row.id)?.rupiah ?? null,
    purpose: use.purposes.find(({ key }) => key === row.purpose)?.title ?? null,
    ...{ reason: row.reason, order: row.seat_order },
    ahead: row.state === 'waiting' ? (before[0]?.ahead ?? 0) : null,
    mayCancel: isOpen(row) && row.starts_at > ctx.now(),
    isInCalendar: row.feed_hash !== null,
  }
}

const isOpen = ({ state }: { readonly state: string }) =>
  ['requested', 'waiting', 'confirmed'].includes(state)

export async function byCode(db: Db, region: string, typed: string) {
  return db
    .selectFrom('booking')
    .selectAll()
    .where('region_code', '=', region)
    .where('code', '=', normalTrackingCode(typed))
    .executeTakeFirst()
}

interface ByCode {
  readonly commandId: string
  readonly code: string
}

/** Whoever booked comes not. */
export async function cancelOwn(ctx: Context, needs: BookingNeeds, { commandId, code }: ByCode) {
  const { code: region, db } = ctx.region
  const found = await byCode(db, region, code)
  const use = found && needs.services.of(region, found.service_key)?.booking
  if (!found || !use) throw new Refusal('booking.no_such_booking')
  return once(ctx, 'booking.cancel-own', commandId, async (tx) => {
    const { row, end } = await heldToEnd(tx, ctx, found.id)
    if (!isOpen(row) || row.starts_at <= ctx.now()) throw new Refusal('booking.over')
    await end(use, 'cancelled', { at: ctx.now() })
    return { code: row.code }
  })
}

/** What stands for a secret address: whoever reads the table cannot open a calendar. */
export function feedHash(key: string): Buffer {
  return createHash('sha256').update(`booking calendar ${key}`).digest()
}

/** A booking, and what was made with it week after week, comes into somebody's calendar. */
export async function addToCalendar(
  ctx: Context,
  { commandId, code, feedKey }: ByCode & { readonly feedKey: string },
) {
  const { code: region, db } = ctx.region
  const found = await byCode(db, region, code)
  if (!found) throw new Refusal('booking.no_such_booking')
  return once(ctx, 'booking.add-to-calendar', commandId, async (tx) => {
    await sql`
      update booking set feed_hash = ${feedHash(feedKey)}, version = version + 1
      where region_code = ${region} and (id = ${found.id} or series_id = ${found.series_id}::uuid)`.execute(
      tx,
    )
    return { code: found.code }
  })
}
