import { openOn, type Person } from '@guyub/contract/booking'
import { localDay } from '@guyub/contract/calendar'
import { newTrackingCode } from '@guyub/contract/cases/tracking-code'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { feeOf } from './fee.ts'
import { holderFor } from './holders.ts'
import { hold } from './holds.ts'
import { moveAllUp } from './line.ts'
import type { BookingNeeds } from './needs.ts'
import { siteFor } from './sites.ts'
import type { SpaceRow } from './spaces.ts'
import { type InTheWay, lockedWithOthers, takeAway } from './take-away.ts'

interface WalkIn {
  readonly commandId: string
  readonly spaces: readonly string[]
  readonly endsAt: string
  readonly purpose: string
  readonly person: Person
  readonly heads: number
}

const MINUTE = 60_000

/** Somebody stands at the door and has the place from now on, also that of whoever did not come. */
export async function walkIn(ctx: Context, needs: BookingNeeds, command: WalkIn) {
  const { code } = ctx.region
  const { commandId, person, purpose, heads } = command
  return once(ctx, 'booking.walk-in', commandId, async (tx) => {
    const time = { startsAt: ctx.now(), endsAt: new Date(command.endsAt) }
    const locked = await lockedWithOthers(tx, ctx, command.spaces, time)
    const spaces = locked.filter(({ id }) => command.spaces.includes(id))
    const siteId = spaces[0]?.site_id ?? ''
    const { row: site, use } = await siteFor(tx, within(ctx, tx), needs, siteId)
    if (spaces.some(({ site_id }) => site_id !== siteId)) throw new Refusal('booking.other_site')
    if (spaces.some(({ closed_at }) => closed_at)) throw new Refusal('booking.space_closed')
    const what = use.purposes.find(({ key }) => key === purpose)
    if (!what) throw new Refusal('booking.no_such_purpose')
    const places = new Set(use.kinds.filter((kind) => kind.is === 'place').map(({ key }) => key))
    if (spaces.some(({ kind, capacity }) => places.has(kind) && heads > capacity))
      throw new Refusal('booking.too_many_heads')
    refuseTime(spaces, time, use.longest, site.zone)
    const missedBefore = new Date(ctx.now().getTime() - use.missedAfter * MINUTE)
    const missed = await missOthers(tx, ctx, spaces, missedBefore)
    const holder = await holderFor(tx, ctx, needs, person)
    const row = {
      ...{ region_code: code, id: commandId, code: newTrackingCode(code), service_key: site.service_key },
      ...{ site_id: siteId, spaces: spaces.map(({ id }) => id), session_id: null, purpose, heads },
      fee: feeOf(spaces, what, time),
      ...{ starts_at: time.startsAt, ends_at: time.endsAt, holder_kind: 'person', holder_id: holder.id },
      ...{ community_id: null, channel: 'officer', state: 'checked_in', is_walk_in: true },
      ...{ asked_at: ctx.now(), arrived_at: ctx.now() },
    }
    await tx.insertInto('booking').values(row).execute()
    // Whoever stands there waits for no buffer of the one before.
    const bare = spaces.map((space) => ({ ...space, before_minutes: 0 }))
    if (!(await hold(tx, code, { booking: commandId }, bare, time))) throw new Refusal('booking.taken')
    await moveAllUp(tx, ctx, use, missed, locked)
    await tellChange(tx, ctx, row, { state: 'checked_in', at: ctx.now() })
    return { bookingId: commandId, code: row.code, fee: row.fee }
  })
}

function refuseTime(
  spaces: readonly SpaceRow[],
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  longest: number,
  zone: string,
): void {
  if (!(startsAt < endsAt)) throw new Refusal('booking.range_wrong')
  if (endsAt.getTime() - startsAt.getTime() > longest * MINUTE) throw new Refusal('booking.too_long')
  const day = localDay({ zone }, startsAt)
  const isOpen = spaces.every((space) =>
    openOn(space, zone, day).some((open) => open.startsAt <= startsAt && endsAt <= open.endsAt),
  )
  if (!isOpen) throw new Refusal('booking.outside_hours')
}

async function missOthers(tx: Db, ctx: Context, spaces: readonly SpaceRow[], before: Date) {
  const { code } = ctx.region
  const { rows } = await sql<InTheWay>`
    select * from booking b where b.region_code = ${code} and b.state = 'confirmed' and b.starts_at <= ${before}
      and b.ends_at > ${ctx.now()} and b.id in (
        select h.booking_id from booking_hold h where h.region_code = ${code} and h.booking_id is not null
          and h.space_id = any(${spaces.map(({ id }) => id)}::uuid[]) and h.to_at > ${ctx.now()})
    order by b.id for update`.execute(tx)
  await takeAway(tx, ctx, rows, { state: 'no_show' })
  return rows
}
