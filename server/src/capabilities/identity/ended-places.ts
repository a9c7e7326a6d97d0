import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { asMembership, holdsOn, type MembershipRow } from './memberships.ts'

interface EndedRow extends MembershipRow {
  readonly user_id: string
  readonly name: string
  readonly is_followed: boolean
}

/**
 * Places that ended within the year before today, and whether somebody else holds the same one now. Whoever came back to their
 * own place has not left it.
 */
export async function endedPlaces({ region, now }: Context) {
  const today = sql`(${now()}::timestamptz at time zone region.zone)::date`
  const { rows } = await sql<EndedRow>`
    select gone.id, gone.user_id, person.name, gone.office_code, gone.role, gone.decree, gone.valid_from::text, gone.valid_to::text,
      exists (
        select from membership where region_code = gone.region_code and office_code = gone.office_code
          and role = gone.role and not awaits_confirmation and ${holdsOn(now())}
      ) as is_followed
    from membership gone join region using (region_code) join auth."user" person on person.id = gone.user_id
    where region_code = ${region.code} and not gone.awaits_confirmation
      and gone.valid_to > gone.valid_from and gone.valid_to <= ${today} and gone.valid_to > ${today} - 365
      and not exists (
        select from membership where region_code = gone.region_code and user_id = gone.user_id
          and office_code = gone.office_code and role = gone.role and ${holdsOn(now())}
      )
    order by gone.valid_to desc, gone.id limit 500`.execute(region.db)
  return rows.map((row) => ({
    membership: asMembership(row),
    personId: row.user_id,
    name: row.name,
    isFollowed: row.is_followed,
  }))
}
