import { sql } from 'kysely'
import type { RegionDb } from '../../kernel/db.ts'

export interface SessionOf {
  readonly id: string
  readonly siteId: string
  readonly resource: string
  readonly title: string
  readonly about: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly status: 'open' | 'closed' | 'cancelled'
  readonly reason: string | null
  readonly isPublic: boolean
  readonly pools: { readonly key: string; readonly seats: number; readonly taken: number }[]
}

/** The occasions of a service that begin from one instant to before another, in order; each with its seats. */
export async function sessionsOf(
  { db, code }: Pick<RegionDb, 'db' | 'code'>,
  {
    serviceKey,
    siteId,
    from,
    to,
  }: {
    readonly serviceKey: string
    readonly siteId?: string | undefined
    readonly from: Date
    readonly to: Date
  },
): Promise<SessionOf[]> {
  const { rows } = await sql<SessionOf>`
    select s.id, s.site_id as "siteId", s.resource, s.title, s.about, s.starts_at as "startsAt", s.ends_at as "endsAt", s.status,
      s.reason, s.is_public as "isPublic",
      (select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'seats', p.seats, 'taken', p.taken) order by p.key), '[]')
       from booking_pool p where p.region_code = s.region_code and p.session_id = s.id) as pools
    from booking_session s
    where s.region_code = ${code} and s.service_key = ${serviceKey} and s.starts_at >= ${from} and s.starts_at < ${to}
      and (${siteId ?? null}::uuid is null or s.site_id = ${siteId ?? null}::uuid)
    order by s.starts_at, s.title, s.id`.execute(db)
  return rows
}
