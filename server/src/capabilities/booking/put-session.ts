import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { sessionPut } from './events.ts'
import { seatNext } from './line.ts'

export interface Session {
  readonly id: string
  readonly serviceKey: string
  /** Where it is; a site of this capability, or a place that whoever puts it keeps. */
  readonly siteId: string
  /** Who or what it is with: the code of a doctor, a teacher. */
  readonly resource: string
  readonly title: string
  readonly about?: string | undefined
  readonly startsAt: Date
  readonly endsAt: Date
  readonly pools: readonly { readonly key: string; readonly seats: number }[]
  readonly isPublic?: boolean | undefined
  /** Left out, it stays as it was; a new one is open. */
  readonly status?: 'open' | 'closed' | 'cancelled' | undefined
  readonly reason?: string | undefined
}

/**
 * Makes or changes an occasion with seats, within the transaction of whoever asks. Seats may not fall below what is taken; a pool that is
 * left out stays. Refuses with `booking.range_wrong`, `booking.session_closed` (it was called off), `booking.seats_below_taken`.
 */
export async function putSession(tx: Db, ctx: Context, session: Session): Promise<void> {
  const { id, serviceKey, siteId, resource, title, about, startsAt, endsAt, pools, isPublic } = session
  if (!(startsAt.getTime() < endsAt.getTime())) throw new Refusal('booking.range_wrong')
  const { code } = ctx.region
  const { rows } = await sql<{ status: string; version: number }>`
    insert into booking_session as before (region_code, id, service_key, site_id, resource, title, about, starts_at, ends_at,
      is_public, status, reason)
    values (${code}, ${id}, ${serviceKey}, ${siteId}, ${resource}, ${title}, ${about ?? null}, ${startsAt}, ${endsAt},
      ${isPublic ?? false}, ${session.status ?? 'open'}, ${session.reason ?? null})
    on conflict (region_code, id) do update set site_id = excluded.site_id, resource = excluded.resource, title = excluded.title,
      about = excluded.about, starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_public = excluded.is_public,
      status = coalesce(${session.status ?? null}, before.status), reason = coalesce(excluded.reason, before.reason),
      version = before.version + 1
    where before.status <> 'cancelled' and before.service_key = excluded.service_key
    returning status, version`.execute(tx)
  const [row] = rows
  if (!row) throw new Refusal('booking.session_closed')
  for (const { key, seats } of pools) await putPool(tx, code, id, key, seats)
  // Whoever has a seat, or waits for one, comes when it is now.
  await sql`
    update booking set starts_at = ${startsAt}, ends_at = ${endsAt}, version = version + 1
    where region_code = ${code} and session_id = ${id} and state in ('confirmed', 'waiting') and (starts_at, ends_at) <> (${startsAt}, ${endsAt})`.execute(
    tx,
  )
  // More seats than before are first of those who wait.
  for (const { key } of pools) while (await seatNext(tx, ctx, id, key));
  await emit(tx, ctx, sessionPut, {
    ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: {
      ...{ service: serviceKey, status: row.status, isPublic: isPublic ?? false, isNew: row.version === 1 },
      seats: pools.reduce((sum, { seats }) => sum + seats, 0),
    },
  })
}

async function putPool(tx: Db, region: string, session: string, key: string, seats: number): Promise<void> {
  await sql`
    insert into booking_pool (region_code, session_id, key, seats) values (${region}, ${session}, ${key}, ${seats})
    on conflict (region_code, session_id, key) do update set seats = excluded.seats`
    .execute(tx)
    .catch((error) => {
      if (constraintOf(error) === 'booking_pool_enough') throw new Refusal('booking.seats_below_taken')
      throw error
    })
}
