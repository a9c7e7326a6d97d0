import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { type Cause, type Changing, tellChange } from './changed.ts'
import { release } from './holds.ts'
import { type Freed, lockedWithLine } from './line.ts'
import type { SpaceRow } from './spaces.ts'

interface Time {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** A booking that stands in the way of whoever goes first. */
export type InTheWay = Changing & { readonly state: string }

/**
 * Spaces that somebody is about to take from others, with what those others have besides and what whoever stands in line for it needs:
 * held in one order. A room that is taken sets a trainer free.
 */
export async function lockedWithOthers(
  tx: Db,
  ctx: Context,
  spaces: readonly string[],
  { startsAt, endsAt }: Time,
): Promise<SpaceRow[]> {
  const { rows } = await sql<Freed>`
    select b.spaces, b.starts_at, b.ends_at from booking b
    where b.region_code = ${ctx.region.code} and b.state in ('requested', 'confirmed')
      and b.id in (select h.booking_id from booking_hold h where h.region_code = ${ctx.region.code} and h.booking_id is not null
                   and h.space_id = any(${[...spaces]}::uuid[]) and h.from_at < ${endsAt}::timestamptz + interval '4 hours'
                   and h.to_at > ${startsAt}::timestamptz - interval '4 hours')`.execute(tx)
  const ends = rows.map(({ ends_at }) => ends_at.getTime())
  return lockedWithLine(tx, ctx, {
    spaces: [...new Set([...spaces, ...rows.flatMap((row) => row.spaces)])],
    starts_at: new Date(Math.min(startsAt.getTime(), ...rows.map(({ starts_at }) => starts_at.getTime()))),
    ends_at: new Date(Math.max(endsAt.getTime(), ...ends)),
  })
}

/** Who has these spaces at that time and has not come, held until the transaction ends. */
export async function inTheWay(
  tx: Db,
  { region }: Context,
  spaces: readonly string[],
  { startsAt, endsAt }: Time,
): Promise<InTheWay[]> {
  const { rows } = await sql<InTheWay>`
    select * from booking b where b.region_code = ${region.code} and b.state in ('requested', 'confirmed')
      and b.id in (select h.booking_id from booking_hold h where h.region_code = ${region.code} and h.booking_id is not null
                   and h.space_id = any(${[...spaces]}::uuid[]) and h.from_at < ${endsAt} and h.to_at > ${startsAt})
    order by b.id for update`.execute(tx)
  return rows
}

/** They have it no more, and all that they held is free; the lines of it move once whoever took it has what they need. */
export async function takeAway(
  tx: Db,
  ctx: Context,
  rows: readonly InTheWay[],
  {
    state,
    cause,
    reason,
  }: {
    readonly state: 'cancelled' | 'no_show'
    readonly cause?: Cause | undefined
    readonly reason?: string | undefined
  },
): Promise<void> {
  const { code } = ctx.region
  for (const row of rows) {
    await release(tx, code, { booking: row.id })
    await sql`
      update booking set state = ${state}, reason = ${reason ?? null}, ended_at = ${ctx.now()}, version = version + 1
      where region_code = ${code} and id = ${row.id}`.execute(tx)
    await tellChange(tx, ctx, row, { state, before: row.state, at: ctx.now(), cause })
  }
}
