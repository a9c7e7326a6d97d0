import type { Membership, Role } from '@guyub/contract/identity'
import { sql } from 'kysely'
import type { RegionDb } from '../../kernel/db.ts'

/** The places that somebody has in one region on the day that it is there, the oldest first. */
export async function membershipsOf(region: RegionDb, userId: string, now: Date): Promise<Membership[]> {
  const { rows } = await sql<MembershipRow>`
    select id, office_code, role, decree, valid_from::text, valid_to::text
    from membership join region using (region_code)
    where region_code = ${region.code} and user_id = ${userId} and not awaits_confirmation and ${holdsOn(now)}
    order by membership.valid_from, id`.execute(region.db)
  return rows.map(asMembership)
}

export interface MembershipRow {
  readonly id: string
  readonly office_code: string
  readonly role: string
  readonly decree: string
  readonly valid_from: string
  readonly valid_to: string | null
}

// Days are those of the region.
export function holdsOn(now: Date) {
  const today = sql`(${now}::timestamptz at time zone region.zone)::date`
  return sql`valid_from <= ${today} and (valid_to is null or valid_to > ${today})`
}

export function isNotOver(now: Date) {
  return sql`(valid_to is null or valid_to > (${now}::timestamptz at time zone region.zone)::date)`
}

export function asMembership(row: MembershipRow): Membership {
  return {
    id: row.id,
    office: row.office_code,
    // Written by commands of the contract alone; a role that this version does not know has no rights in it.
    role: row.role as Role,
    decree: row.decree,
    from: row.valid_from,
    until: row.valid_to,
  }
}
