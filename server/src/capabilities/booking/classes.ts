import { SEATS } from '@guyub/contract/booking'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { tellChange } from './changed.ts'
import { hold, release } from './holds.ts'
import { type Freed, lockedWithLine, moveUp } from './line.ts'
import type { BookingNeeds } from './needs.ts'
import { putSession } from './put-session.ts'
import { siteFor } from './sites.ts'
import { lockedBooking } from './standing.ts'

interface HoldClass {
  readonly commandId: string
  readonly siteId: string
  readonly sessionId?: string | undefined
  readonly title: string
  readonly about: string
  readonly givenBy: string
  readonly startsAt: string
  readonly endsAt: string
  readonly seats: number
  readonly spaces: readonly string[]
}

/** A class or an event is put on, with the room, the trainer and the tools that it needs. */
export async function holdClass(ctx: Context, needs: BookingNeeds, command: HoldClass) {
  const { commandId, siteId, sessionId = commandId, title, about, givenBy, seats } = command
  const time = { startsAt: new Date(command.startsAt), endsAt: new Date(command.endsAt) }
  const { code } = ctx.region
  return once(ctx, 'booking.hold-class', commandId, async (tx) => {
    const { row, use } = await siteFor(tx, within(ctx, tx), needs, siteId)
    const known = command.sessionId ? await lockedSession(tx, code, sessionId) : undefined
    if (known && known.site_id !== siteId) throw new Refusal('booking.session_unknown')
    if (time.endsAt <= ctx.now()) throw new Refusal('booking.in_past')
    if (time.endsAt.getTime() - time.startsAt.getTime() > use.longest * 60_000)
      throw new Refusal('booking.too_long')
    const freed = known && (await heldBy(tx, code, known))
    const locked = await lockedWithLine(tx, ctx, {
      ...{ spaces: [...command.spaces, ...(freed?.spaces ?? [])] },
      ...(freed ?? { starts_at: time.startsAt, ends_at: time.endsAt }),
    })
    const spaces = locked.filter(({ id }) => command.spaces.includes(id))
    if (spaces.some(({ site_id }) => site_id !== siteId)) throw new Refusal('booking.no_such_space')
    const places = new Set(use.kinds.filter((kind) => kind.is === 'place').map(({ key }) => key))
    if (spaces.some(({ kind, capacity }) => places.has(kind) && seats > capacity))
      throw new Refusal('booking.too_many_heads')
    await putSession(tx, within(ctx, tx), {
      ...{ id: sessionId, serviceKey: row.service_key, siteId, resource: givenBy, title, about, ...time },
      ...{ pools: [{ key: SEATS, seats }], isPublic: true },
    })
    await release(tx, code, { session: sessionId })
    if (!(await hold(tx, code, { session: sessionId }, spaces, time))) throw new Refusal('booking.taken')
    // A class that moves leaves its room to those who waited for it.
    if (freed) await moveUp(tx, ctx, use, freed, locked)
    return { sessionId }
  })
}

interface EndClass {
  readonly commandId: string
  readonly sessionId: string
  readonly status: 'closed' | 'cancelled'
  readonly reason?: string | undefined
}

/** It takes no more, or is called off: then every seat of it is, with the reason. */
export async function endClass(ctx: Context, needs: BookingNeeds, command: EndClass) {
  const { commandId, sessionId, status, reason } = command
  const { code } = ctx.region
  return once(ctx, 'booking.end-class', commandId, async (tx) => {
    const known = await lockedSession(tx, code, sessionId)
    const { use } = await siteFor(tx, within(ctx, tx), needs, known.site_id)
    if (known.status === 'cancelled') throw new Refusal('booking.session_closed')
    await sql`
      update booking_session set status = ${status}, reason = ${reason ?? null}, version = version + 1
      where region_code = ${code} and id = ${sessionId}`.execute(tx)
    if (status === 'closed') return { sessionId }
    const freed = await heldBy(tx, code, known)
    const locked = await lockedWithLine(tx, ctx, freed)
    await release(tx, code, { session: sessionId })
    const { rows } = await sql<{ id: string }>`
      select id from booking where region_code = ${code} and session_id = ${sessionId} and state in ('confirmed', 'waiting') order by id`.execute(
      tx,
    )
    for (const { id } of rows) {
      const seat = await lockedBooking(tx, code, id)
      await sql`
        update booking set state = 'cancelled', reason = ${reason ?? null}, ended_at = ${ctx.now()}, version = version + 1
        where region_code = ${code} and id = ${id}`.execute(tx)
      await tellChange(tx, ctx, seat, {
        ...{ state: 'cancelled', before: seat.state, at: ctx.now(), cause: 'class' as const },
      })
    }
    await sql`update booking_pool set taken = 0 where region_code = ${code} and session_id = ${sessionId}`.execute(
      tx,
    )
    await moveUp(tx, ctx, use, freed, locked)
    return { sessionId }
  })
}

/** What an occasion holds, as long as it does. */
async function heldBy(
  tx: Db,
  region: string,
  { id, starts_at, ends_at }: { readonly id: string; readonly starts_at: Date; readonly ends_at: Date },
): Promise<Freed> {
  const { rows } = await sql<{ id: string }>`
    select space_id as id from booking_hold where region_code = ${region} and session_id = ${id}`.execute(tx)
  return { spaces: rows.map((row) => row.id), starts_at, ends_at }
}

async function lockedSession(tx: Db, region: string, sessionId: string) {
  const session = await tx
    .selectFrom('booking_session')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst()
  if (!session) throw new Refusal('booking.session_unknown')
  return session
}

/** Classes and events that are to come, of all services or of one. */
export async function classes(
  { region, now }: Context,
  { service, siteId }: { readonly service?: string | undefined; readonly siteId?: string | undefined },
) {
  const { rows } = await sql<{
    id: string
    siteId: string
    site: string
    title: string
    about: string
    givenBy: string
    starts_at: Date
    ends_at: Date
    status: 'open' | 'closed' | 'cancelled'
    reason: string | null
    seats: number
    taken: number
  }>`
    select s.id, s.site_id as "siteId", h.name as site, s.title, coalesce(s.about, '') as about, s.resource as "givenBy",
      s.starts_at, s.ends_at, s.status, s.reason, p.seats, p.taken
    from booking_session s
    join booking_pool p on p.region_code = s.region_code and p.session_id = s.id and p.key = ${SEATS}
    join booking_site h on h.region_code = s.region_code and h.id = s.site_id
    where s.region_code = ${region.code} and s.is_public and s.ends_at > ${now()}
      and (${service ?? null}::text is null or s.service_key = ${service ?? null})
      and (${siteId ?? null}::uuid is null or s.site_id = ${siteId ?? null}::uuid)
    order by s.starts_at, s.id limit 200`.execute(region.db)
  return rows.map(({ starts_at, ends_at, ...row }) => ({
    ...row,
    ...{ startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString() },
  }))
}
