import { localDay } from '@guyub/contract/calendar'
import { sql } from 'kysely'
import type { RegionDb } from './db.ts'

interface Now {
  readonly region: Pick<RegionDb, 'code' | 'db'>
  readonly now: () => Date
}

/** The day that an instant was in the region. */
export async function dayThere(ctx: Now, at: Date): Promise<string> {
  return localDay(await regionToday(ctx), at)
}

/** What the region is called, whether it only rehearses, its zone, and which day it has there now. */
export async function regionToday({ region, now }: Now) {
  const { rows } = await sql<{ name: string; kind: string; zone: string; today: string }>`
    select name, kind, zone, (${now()}::timestamptz at time zone zone)::date::text as today
    from region where region_code = ${region.code}`.execute(region.db)
  const [row] = rows
  if (!row) throw new Error(`no region ${region.code}`)
  const { kind, ...rest } = row
  return { ...rest, isRehearsal: kind === 'rehearsal' }
}
