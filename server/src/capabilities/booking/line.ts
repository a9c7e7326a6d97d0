import type { BookingUse } from '@guyub/contract/definition/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { type Changing, tellChange } from './changed.ts'
import { seatTaken } from './events.ts'
import { sameNumber } from './holders.ts'
import { hold } from './holds.ts'
import { missedTooOften } from './reckoning.ts'
import { lockedSpaces, type SpaceRow } from './spaces.ts'

export interface Freed {
  readonly spaces: readonly string[]
  readonly starts_at: Date
  readonly ends_at: Date
}

/** Spaces that are about to be freed, and those that whoever stands in line for them needs besides: held in one order. */
export async function lockedWithLine(tx: Db, { region, now }: Context, freed: Freed): Promise<SpaceRow[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(spaces) as id from booking where region_code = ${region.code} and state = 'waiting'
      and spaces && ${[...freed.spaces]}::uuid[] and starts_at > ${now()}
      and starts_at < ${freed.ends_at}::timestamptz + interval '4 hours' and ends_at > ${freed.starts_at}::timestamptz - interval '4 hours'`.execute(
    tx,
  )
  return lockedSpaces(tx, region.code, [...new Set([...freed.spaces, ...rows.map(({ id }) => id)])])
}

/** Whoever stood in line has it now, the first who asked first, as far as it is free. */
export async function moveUp(
  tx: Db,
  ctx: Context,
  use: BookingUse,
  freed: Freed,
  locked: readonly SpaceRow[],
): Promise<void> {
  const { code } = ctx.region
  const { rows } = await sql<Changing & { channel: string }>`
    select * from booking where region_code = ${code} and state = 'waiting' and spaces && ${[...freed.spaces]}::uuid[]
      and starts_at > ${ctx.now()} and starts_at < ${freed.ends_at}::timestamptz + interval '4 hours'
      and ends_at > ${freed.starts_at}::timestamptz - interval '4 hours'
    order by asked_at, id for update`.execute(tx)
  for (const row of rows) {
    const spaces = locked.filter(({ id }) => row.spaces.includes(id))
    if (spaces.length !== row.spaces.length) continue
    if (
      !(await hold(tx, code, { booking: row.id }, spaces, { startsAt: row.starts_at, endsAt: row.ends_at }))
    )
      continue
    const asks =
      row.channel === 'web' &&
      (use.purposes.find(({ key }) => key === row.purpose)?.needsLetter ||
        spaces.some(({ needs_approval }) => needs_approval) ||
        // Waiting in line is no way around the rule for those who did not come.
        (await missedTooOften(tx, ctx, use, await sameNumber(tx, code, row.holder_id))))
    const state = asks ? 'requested' : 'confirmed'
    await sql`update booking set state = ${state}, version = version + 1 where region_code = ${code} and id = ${row.id}`.execute(
      tx,
    )
    await tellChange(tx, ctx, row, { state, before: 'waiting', at: ctx.now() })
  }
}

/** Of all that was taken from somebody, and of all that they had with it. */
export async function moveAllUp(
  tx: Db,
  ctx: Context,
  use: BookingUse,
  freed: readonly Freed[],
  locked: readonly SpaceRow[],
): Promise<void> {
  for (const each of freed) await moveUp(tx, ctx, use, each, locked)
}

/** The same for seats, while the occasion is held by whoever gave one up; says whether somebody had one. */
export async function seatNext(tx: Db, ctx: Context, sessionId: string, pool: string): Promise<boolean> {
  const { code } = ctx.region
  const { rows } = await sql<{ id: string; heads: number; service_key: string; seat_order: number }>`
    with next as (
      select b.id, b.heads, s.last_order + 1 as seat_order from booking b
      join booking_session s on s.region_code = b.region_code and s.id = b.session_id and s.status = 'open'
      join booking_pool p on p.region_code = b.region_code and p.session_id = b.session_id and p.key = b.pool
      where b.region_code = ${code} and b.session_id = ${sessionId} and b.pool = ${pool} and b.state = 'waiting'
        and b.starts_at > ${ctx.now()} and p.taken + b.heads <= p.seats
      order by b.asked_at, b.id limit 1)
    update booking b set state = 'confirmed', seat_order = next.seat_order, version = b.version + 1
    from next where b.region_code = ${code} and b.id = next.id
    returning b.id, b.heads, b.service_key, b.seat_order`.execute(tx)
  const [row] = rows
  if (!row) return false
  await sql`update booking_session set last_order = ${row.seat_order} where region_code = ${code} and id = ${sessionId}`.execute(
    tx,
  )
  await sql`
    update booking_pool set taken = taken + ${row.heads}
    where region_code = ${code} and session_id = ${sessionId} and key = ${pool}`.execute(tx)
  await emit(tx, ctx, seatTaken, {
    ...{ subjectId: row.id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: { service: row.service_key, channel: 'line', seats: row.heads },
  })
  return true
}
