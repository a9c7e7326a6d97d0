import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { RegionDb } from '../../kernel/db.ts'
import { feedHash } from './own.ts'
import { thingsOf } from './things.ts'

/** One entry of a calendar. Its id stays the same for good, its version counts up. */
export interface CalendarEntry {
  readonly id: string
  readonly version: number
  readonly startsAt: Date
  readonly endsAt: Date
  /** Names of classes and things; nothing where only that it is taken may be told. */
  readonly title: string | null
  readonly place: string
  readonly isCancelled: boolean
  /** Asked for or waited for: not theirs yet. */
  readonly isTentative: boolean
  readonly code?: string
}

const PAST_MS = 31 * 86_400_000

/**
 * When a space is taken, from a month ago on; nothing where there is no such space. Only a class that everybody may read of has its name: of
 * a booking or a closure nobody learns more than that it is.
 */
export async function entriesOfSpace(
  { db, code }: RegionDb,
  spaceId: string,
  now: Date,
): Promise<{ readonly name: string; readonly entries: CalendarEntry[] } | undefined> {
  const { rows: spaces } = await sql<{ name: string; place: string }>`
    select p.name, s.name || ', ' || s.address as place
    from booking_space p join booking_site s on s.region_code = p.region_code and s.id = p.site_id
    where p.region_code = ${code} and p.id = ${spaceId}`.execute(db)
  const [space] = spaces
  if (!space) return undefined
  const { rows } = await sql<{
    id: string
    version: number
    starts_at: Date
    ends_at: Date
    title: string | null
  }>`
    select coalesce(b.id, s.id, c.id) as id, coalesce(b.version, s.version, 1) as version,
      coalesce(b.starts_at, s.starts_at, c.from_at) as starts_at, coalesce(b.ends_at, s.ends_at, c.to_at) as ends_at,
      case when s.is_public then s.title end as title
    from booking_hold h
    left join booking b on b.region_code = h.region_code and b.id = h.booking_id
    left join booking_session s on s.region_code = h.region_code and s.id = h.session_id
    left join booking_closure c on c.region_code = h.region_code and c.id = h.closure_id
    where h.region_code = ${code} and h.space_id = ${spaceId} and h.to_at > ${new Date(now.getTime() - PAST_MS)}
    order by 3, 1 limit 2000`.execute(db)
  return {
    name: space.name,
    entries: rows.map(({ id, version, starts_at, ends_at, title }) => ({
      ...{ id: publicId(spaceId, id), version, startsAt: starts_at, endsAt: ends_at, title },
      ...{ place: space.place, isCancelled: false, isTentative: false },
    })),
  }
}

/** Always the same for the same entry, and no id that opens or joins anything elsewhere. */
function publicId(spaceId: string, id: string): string {
  return createHash('sha256').update(`booking busy ${spaceId} ${id}`).digest('hex').slice(0, 32)
}

/** The bookings that were added to a calendar, also those that are off: a calendar is told so. Nothing where there is none. */
export async function entriesOfFeed(
  { db, code }: RegionDb,
  feedKey: string,
  now: Date,
): Promise<CalendarEntry[] | undefined> {
  const hash = feedHash(feedKey)
  const found = await db
    .selectFrom('booking')
    .selectAll()
    .where('region_code', '=', code)
    .where('feed_hash', '=', hash)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  if (!found.length) return undefined
  const rows = found.filter(({ ends_at }) => ends_at.getTime() > now.getTime() - PAST_MS)
  const things = await thingsOf(db, code, rows)
  const { rows: sites } = await sql<{ id: string; place: string }>`
    select id, name || ', ' || address as place from booking_site
    where region_code = ${code} and id = any(${rows.map(({ site_id }) => site_id)}::uuid[])`.execute(db)
  const places = new Map(sites.map(({ id, place }) => [id, place]))
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, startsAt: row.starts_at, endsAt: row.ends_at, code: row.code },
    title: (things.get(row.id) ?? []).join(' + '),
    place: places.get(row.site_id) ?? '',
    isCancelled: ['cancelled', 'rejected', 'no_show'].includes(row.state),
    isTentative: row.state === 'requested' || row.state === 'waiting',
  }))
}
