import type { BookingUse } from '@guyub/contract/definition/booking'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

const DAY = 86_400_000

/** How many somebody has before them; what was made week after week counts as one. */
export async function openBookings(
  tx: Db,
  { region, now }: Context,
  of: { readonly holders: readonly string[] } | { readonly community: string },
): Promise<number> {
  const holders = 'holders' in of ? [...of.holders] : null
  const community = 'community' in of ? of.community : null
  const { rows } = await sql<{ open: number }>`
    select count(distinct coalesce(series_id, id))::int as open from booking
    where region_code = ${region.code} and state in ('requested', 'waiting', 'confirmed') and ends_at > ${now()}
      and session_id is null and case when ${community}::uuid is null
        then holder_id = any(${holders}::uuid[]) and community_id is null else community_id = ${community}::uuid end`.execute(
    tx,
  )
  return rows[0]?.open ?? 0
}

/** Whether one person may have one seat more of the classes of a service, whatever name goes with the number. */
export async function refuseSeat(
  tx: Db,
  { region, now }: Context,
  { service, classes }: { readonly service: string; readonly classes: BookingUse['classes'] },
  holders: readonly string[],
): Promise<void> {
  if (!classes) return
  const since = new Date(now().getTime() - classes.noShows.days * DAY)
  const { rows } = await sql<{ open: number; missed: number }>`
    select count(*) filter (where state in ('waiting', 'confirmed') and ends_at > ${now()})::int as open,
      count(*) filter (where state = 'no_show' and starts_at >= ${since})::int as missed
    from booking where region_code = ${region.code} and holder_id = any(${[...holders]}::uuid[]) and session_id is not null
      and service_key = ${service}`.execute(tx)
  const { open = 0, missed = 0 } = rows[0] ?? {}
  if (missed >= classes.noShows.count) throw new Refusal('booking.missed_too_often')
  if (open >= classes.atOnce) throw new Refusal('booking.too_many_seats')
}

/** Did not come so often lately that a person decides on the next? */
export async function missedTooOften(
  tx: Db,
  { region, now }: Context,
  { noShows }: BookingUse,
  holders: readonly string[],
): Promise<boolean> {
  const since = new Date(now().getTime() - noShows.days * DAY)
  const { rows } = await sql<{ missed: number }>`
    select count(*)::int as missed from booking where region_code = ${region.code} and holder_id = any(${[...holders]}::uuid[])
      and state = 'no_show' and starts_at >= ${since}`.execute(tx)
  return (rows[0]?.missed ?? 0) >= noShows.count
}
