import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { asMembership, holdsOn, type MembershipRow, membershipsOf } from './memberships.ts'

/** Who works in an office today, or in the whole region. */
export async function people({ region, now }: Context, { office }: { office?: string | undefined }) {
  const there = office ? sql`office_code = ${office}` : sql`true`
  const { rows } = await sql<MembershipRow & { user_id: string; name: string }>`
    select membership.id, user_id, person.name, office_code, role, decree, valid_from::text, valid_to::text
    from membership join region using (region_code) join auth."user" person on person.id = user_id
    where region_code = ${region.code} and ${there} and ${holdsOn(now())}
    order by person.name, membership.id limit 2000`.execute(region.db)
  return rows.map((row) => ({ id: row.user_id, name: row.name, membership: asMembership(row) }))
}

/** Has somebody a place in this office today? */
export async function worksIn({ region, now }: Context, userId: string, office: string): Promise<boolean> {
  const places = await membershipsOf(region, userId, now())
  return places.some((place) => place.office === office)
}

/** The names of people, for screens. Whoever has no account (a machine, somebody erased) is left out. */
export async function names(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const found = await db.selectFrom('auth.user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}
