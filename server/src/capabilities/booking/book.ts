import { type BookingState, type Person, wrongTime } from '@guyub/contract/booking'
import { newTrackingCode } from '@guyub/contract/cases/tracking-code'
import { newCommandId } from '@guyub/contract/command'
import type { BookingUse } from '@guyub/contract/definition/booking'
import { localPhone } from '@guyub/contract/phone'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bumpOthers } from './bump.ts'
import { tellChange } from './changed.ts'
import { feeOf } from './fee.ts'
import { holderFor } from './holders.ts'
import { hold } from './holds.ts'
import { moveAllUp } from './line.ts'
import type { BookingNeeds } from './needs.ts'
import { missedTooOften, openBookings } from './reckoning.ts'
import { isOverseer, siteRow, useOf } from './sites.ts'
import { lockedSpaces, type SpaceRow } from './spaces.ts'
import { lockedWithOthers } from './take-away.ts'

export interface AskedBooking {
  readonly commandId: string
  readonly spaces: readonly string[]
  readonly startsAt: string
  readonly endsAt: string
  readonly purpose: string
  readonly person: Person
  readonly heads: number
  readonly letter?: string | undefined
  readonly weeks: number
  readonly mayWait: boolean
}

interface Booked {
  readonly bookingId: string
  readonly code: string
  readonly state: BookingState
  readonly fee: number
  readonly codes: string[]
}

/** Somebody books for themselves, or for the community whose key they have. */
export async function book(
  ctx: Context,
  needs: BookingNeeds,
  asked: AskedBooking & { readonly communityKey?: string | undefined },
): Promise<Booked> {
  const { communityKey } = asked
  const community = communityKey ? await needs.communityBehind(ctx, communityKey) : undefined
  if (communityKey && !community) throw new Refusal('booking.community_unknown')
  return once(ctx, 'booking.book', asked.commandId, (tx) =>
    booked(tx, ctx, needs, asked, {
      channel: 'web',
      communityId: community?.id,
      subsectors: community?.subsectors,
    }),
  )
}

/** An officer books for somebody, also for the government. */
export async function bookFor(
  ctx: Context,
  needs: BookingNeeds,
  asked: AskedBooking & { readonly bumps: boolean; readonly reason?: string | undefined },
): Promise<Booked> {
  return once(ctx, 'booking.book-for', asked.commandId, (tx) =>
    booked(tx, ctx, needs, asked, { channel: 'officer', bumps: asked.bumps, reason: asked.reason }),
  )
}

interface How {
  readonly channel: 'web' | 'officer'
  readonly communityId?: string | undefined
  readonly subsectors?: readonly string[] | undefined
  readonly bumps?: boolean
  readonly reason?: string | undefined
}

async function booked(tx: Db, ctx: Context, needs: BookingNeeds, asked: AskedBooking, how: How) {
  const { code } = ctx.region
  const inside = within(ctx, tx)
  const times = weekly(asked)
  const locked = how.bumps
    ? await lockedWithOthers(tx, ctx, asked.spaces, spanOf(times))
    : await lockedSpaces(tx, code, asked.spaces)
  const spaces = locked.filter(({ id }) => asked.spaces.includes(id))
  const site = await siteRow(tx, code, spaces[0]?.site_id ?? '')
  const use = site && useOf(needs, ctx, site.service_key)
  if (!site || !use) throw new Refusal('booking.no_such_space')
  if (spaces.some(({ site_id }) => site_id !== site.id)) throw new Refusal('booking.other_site')
  if (how.channel === 'officer' && site.office_code !== ctx.actor.officeCode)
    if (!(await isOverseer(inside, needs, use.overseer))) throw new Refusal('booking.not_your_site')
  const purpose = judged(ctx, use, spaces, asked, how, site.zone)

  // Two at once under new names, or for one community, would each count without the other.
  await oneAtATime(tx, code, 'open bookings', how.communityId ?? localPhone(asked.person.phone))
  const holder = await holderFor(tx, ctx, needs, asked.person)
  const open = await openBookings(
    tx,
    ctx,
    how.communityId ? { community: how.communityId } : { holders: holder.ofNumber },
  )
  const most = how.communityId ? use.openOfCommunity : use.openAtOnce
  if (open >= most && !purpose.isGovernment) throw new Refusal('booking.too_many_open')
  const isAsking =
    how.channel === 'web' &&
    (purpose.needsLetter ||
      spaces.some(({ needs_approval }) => needs_approval) ||
      (await missedTooOften(tx, ctx, use, holder.ofNumber)))

  const done: { id: string; code: string; state: BookingState; fee: number }[] = []
  const series = times.length > 1 ? asked.commandId : null
  for (const [nth, time] of times.entries()) {
    const id = nth === 0 ? asked.commandId : newCommandId()
    const row = {
      ...{
        region_code: code,
        id,
        code: newTrackingCode(code),
        service_key: site.service_key,
        site_id: site.id,
      },
      ...{
        spaces: spaces.map((space) => space.id),
        session_id: null,
        starts_at: time.startsAt,
        ends_at: time.endsAt,
      },
      ...{ purpose: asked.purpose, holder_kind: 'person', holder_id: holder.id, heads: asked.heads },
      ...{ community_id: how.communityId ?? null, channel: how.channel, fee: feeOf(spaces, purpose, time) },
      subsectors: [...(how.subsectors ?? [])],
      ...{ series_id: series, letter: asked.letter ?? null, is_walk_in: false, asked_at: ctx.now() },
    }
    const state: BookingState = isAsking ? 'requested' : 'confirmed'
    await tx
      .insertInto('booking')
      .values({ ...row, state })
      .execute()
    const bumped = how.bumps ? await bumpOthers(tx, inside, use, { spaces, time, reason: how.reason }) : []
    const isHeld = await hold(tx, code, { booking: id }, spaces, time)
    if (!isHeld && !asked.mayWait)
      throw new Refusal('booking.taken', [{ pointer: `#/weeks/${nth}`, code: 'taken' }])
    if (!isHeld)
      await tx
        .updateTable('booking')
        .set({ state: 'waiting' })
        .where('region_code', '=', code)
        .where('id', '=', id)
        .execute()
    // What was had with it, a trainer or another room, is of those who wait for that.
    await moveAllUp(tx, inside, use, bumped, locked)
    const now = isHeld ? state : 'waiting'
    await tellChange(tx, ctx, row, { state: now, at: ctx.now() })
    done.push({ id, code: row.code, state: now, fee: row.fee })
  }
  const [first] = done
  return {
    ...{ bookingId: asked.commandId, code: first?.code ?? '', state: first?.state ?? 'confirmed' },
    ...{ fee: done.reduce((sum, { fee }) => sum + fee, 0), codes: done.map((each) => each.code) },
  }
}

function judged(
  ctx: Context,
  use: BookingUse,
  spaces: readonly SpaceRow[],
  asked: AskedBooking,
  { channel, bumps }: How,
  zone: string,
) {
  const purpose = use.purposes.find(({ key }) => key === asked.purpose)
  if (!purpose) throw new Refusal('booking.no_such_purpose')
  if (purpose.isGovernment && channel === 'web') throw new Refusal('booking.for_officers')
  if (bumps && !purpose.isGovernment) throw new Refusal('booking.bump_not_allowed')
  if (spaces.some(({ closed_at }) => closed_at)) throw new Refusal('booking.space_closed')
  const places = new Set(use.kinds.filter((kind) => kind.is === 'place').map(({ key }) => key))
  if (spaces.some(({ kind, capacity }) => places.has(kind) && asked.heads > capacity))
    throw new Refusal('booking.too_many_heads')
  if (purpose.needsLetter && !asked.letter) throw new Refusal('booking.needs_letter')
  for (const time of weekly(asked).slice(0, 1).concat(weekly(asked).slice(-1)))
    for (const space of spaces) {
      const bookable = { hours: space.hours, slotMinutes: space.slot_minutes }
      const wrong = wrongTime(time, bookable, use, { zone, now: ctx.now() })
      if (wrong) throw new Refusal(wrong)
    }
  return purpose
}

const WEEK = 7 * 86_400_000

// No zone of Indonesia keeps summer time: a week later is the same clock.
function weekly({ startsAt, endsAt, weeks }: AskedBooking) {
  return Array.from({ length: weeks }, (_, nth) => ({
    startsAt: new Date(Date.parse(startsAt) + nth * WEEK),
    endsAt: new Date(Date.parse(endsAt) + nth * WEEK),
  }))
}

function spanOf(times: ReturnType<typeof weekly>) {
  const [first, last] = [times[0], times.at(-1)]
  return { startsAt: first?.startsAt ?? new Date(0), endsAt: last?.endsAt ?? new Date(0) }
}
