import { sql } from 'kysely'
import type { Context } from './context.ts'

/** What the region is called, whether it only rehearses, its zone, and which day it has there now. */
export async function regionToday({ region, now }: Pick<Context, 'region' | 'now'>) {
  const { rows } = await sql<{ name: string; kind: string; zone: string; today: string }>`
    select name, kind, zone, (${now()}::timestamptz at time zone zone)::date::text as today
    from region where region_code = ${region.code}`.execute(region.db)
  const [row] = rows
  if (!row) throw new Error(`no region ${region.code}`)
  const { kind, ...rest } = row
  return { ...rest, isRehearsal: kind === 'rehearsal' }
}
