import type { Membership, NewMembership } from '@guyub/contract/identity'
import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { asMembership, type MembershipRow } from './memberships.ts'

interface Wanted extends Pick<NewMembership, 'office' | 'role' | 'from' | 'until'> {
  readonly userId: string
}

/** The same place in the same office that somebody has, or was promised, in any part of a period; confirmed or not. */
export async function samePlaces(
  tx: Db,
  { code }: Pick<RegionDb, 'code'>,
  { userId, office, role, from, until }: Wanted,
): Promise<Membership[]> {
  const { rows } = await sql<MembershipRow>`
    select id, office_code, role, decree, valid_from::text, valid_to::text from membership
    where region_code = ${code} and user_id = ${userId} and office_code = ${office} and role = ${role}
      and daterange(valid_from, valid_to) && daterange(${from}::date, ${until ?? null}::date)
    order by valid_from, id`.execute(tx)
  return rows.map(asMembership)
}
