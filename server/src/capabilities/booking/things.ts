import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

interface Booked {
  readonly id: string
  readonly spaces: readonly string[]
  readonly session_id: string | null
}

/** What each booking is of, by its names: rooms, trainers and tools, or a class. */
export async function thingsOf(
  db: Db,
  region: string,
  rows: readonly Booked[],
): Promise<ReadonlyMap<string, string[]>> {
  const spaces = [...new Set(rows.flatMap((row) => row.spaces))]
  const sessions = [...new Set(rows.flatMap(({ session_id }) => session_id ?? []))]
  const { rows: named } = await sql<{ id: string; name: string }>`
    select id, name from booking_space where region_code = ${region} and id = any(${spaces}::uuid[])
    union all
    select id, title from booking_session where region_code = ${region} and id = any(${sessions}::uuid[])`.execute(
    db,
  )
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return new Map(
    rows.map(({ id, spaces: its, session_id }) => [
      id,
      [...its, ...(session_id ? [session_id] : [])].flatMap((each) => names.get(each) ?? []),
    ]),
  )
}
