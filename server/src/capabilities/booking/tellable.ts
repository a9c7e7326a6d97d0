import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'
import { personOf } from './person-of.ts'
import { thingsOf } from './things.ts'

/** What somebody is told about a booking of theirs, and where they are reached. */
export interface Tellable {
  readonly holderId: string
  /** Theirs: what is kept of the message goes with them. */
  readonly key: Unlocked
  readonly phone: string
  readonly language: string
  readonly code: string
  readonly serviceTitle: Text
  readonly site: string
  readonly things: string
  readonly state: string
  readonly reason: string | null
  readonly startsAt: Date
  readonly zone: string
}

interface Needs {
  readonly services: Pick<Services, 'of'>
  readonly vault: Vault
  readonly now: () => Date
}

/** As it stands now; nothing once the person is erased, the time is over, or where it is no booking of a person. */
export async function tellableBooking(
  db: Db,
  { services, vault, now }: Needs,
  region: string,
  bookingId: string,
): Promise<Tellable | undefined> {
  const { rows } = await sql<{
    id: string
    code: string
    service_key: string
    spaces: string[]
    session_id: string | null
    state: string
    reason: string | null
    starts_at: Date
    site: string
    zone: string
    holder_id: string
    language: string
    content: Buffer | null
    data_key: Buffer | null
  }>`
    select b.id, b.code, b.service_key, b.spaces, b.session_id, b.state, coalesce(b.reason, c.reason) as reason, b.starts_at,
      s.name as site, r.zone, h.id as holder_id, h.language, h.content, h.data_key
    from booking b
    join booking_site s on s.region_code = b.region_code and s.id = b.site_id
    join region r on r.region_code = b.region_code
    join booking_holder h on h.region_code = b.region_code and h.id = b.holder_id
    left join booking_session c on c.region_code = b.region_code and c.id = b.session_id
    where b.region_code = ${region} and b.id = ${bookingId} and b.holder_kind = 'person' and b.ends_at > ${now()}`.execute(
    db,
  )
  const [row] = rows
  const title = row && services.of(region, row.service_key)?.title
  const person = row && personOf({ vault }, region, row)
  if (!row?.data_key || !person || !title) return undefined
  const things = await thingsOf(db, region, [row])
  return {
    ...{ holderId: row.holder_id, key: vault.unlock(region, row.holder_id, row.data_key) },
    ...{ phone: person.phone, language: row.language, code: row.code, serviceTitle: title, site: row.site },
    ...{ things: (things.get(row.id) ?? []).join(' + '), state: row.state, reason: row.reason },
    ...{ startsAt: row.starts_at, zone: row.zone },
  }
}

/** The key that whoever books lies under, for what is kept beside it; nothing once they are erased. */
export async function keyOfBooker(
  { code, db }: Pick<RegionDb, 'code' | 'db'>,
  vault: Vault,
  id: string,
): Promise<Unlocked | undefined> {
  const row = await db
    .selectFrom('booking_holder')
    .select('data_key')
    .where('region_code', '=', code)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.data_key ? vault.unlock(code, id, row.data_key) : undefined
}
