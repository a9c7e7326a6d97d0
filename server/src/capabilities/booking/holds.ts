import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { SpaceRow } from './spaces.ts'

const MINUTE = 60_000

/** What holds: a booking, an occasion or a closure. */
export type HeldBy =
  | { readonly booking: string }
  | { readonly session: string }
  | { readonly closure: string }

type Held = Pick<SpaceRow, 'id' | 'before_minutes' | 'after_minutes'>

/** Holds all of these spaces with what is kept free around, or none: then it says no. */
export async function hold(
  tx: Db,
  region: string,
  by: HeldBy,
  spaces: readonly Held[],
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<boolean> {
  const booking = 'booking' in by ? by.booking : null
  const session = 'session' in by ? by.session : null
  const closure = 'closure' in by ? by.closure : null
  const buffered = closure === null
  const rows = spaces.map(({ id, before_minutes, after_minutes }) => ({
    id,
    from: new Date(startsAt.getTime() - (buffered ? before_minutes * MINUTE : 0)),
    to: new Date(endsAt.getTime() + (buffered ? after_minutes * MINUTE : 0)),
  }))
  const { rows: held } = await sql`
    insert into booking_hold (region_code, space_id, from_at, to_at, booking_id, session_id, closure_id)
    select ${region}, id, "from", "to", ${booking}::uuid, ${session}::uuid, ${closure}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (id uuid, "from" timestamptz, "to" timestamptz)
    on conflict do nothing returning space_id`.execute(tx)
  if (held.length === spaces.length) return true
  await release(tx, region, by)
  return false
}

/** What it held is free. */
export async function release(tx: Db, region: string, by: HeldBy): Promise<void> {
  const [[column, id] = ['booking', '']] = Object.entries(by)
  await sql`delete from booking_hold where region_code = ${region} and ${sql.ref(`${column}_id`)} = ${id}::uuid`.execute(
    tx,
  )
}
