import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { asMembership, holdsOn, isNotOver, type MembershipRow, membershipsOf } from './memberships.ts'

interface PeopleRow extends MembershipRow {
  readonly user_id: string
  readonly name: string
  readonly granted_by: string | null
  readonly grantor: string | null
  readonly confirmer: string | null
  readonly awaits_confirmation: boolean
}

/** Who works in an office today, or in the whole region. Whoever may confirm also sees what waits, and who gave what. */
export async function people({ region, actor, now }: Context, { office }: { office?: string | undefined }) {
  const there = office ? sql`office_code = ${office}` : sql`true`
  const maySeeGrants = actor.permissions.has('identity.confirm')
  const { rows } = await sql<PeopleRow>`
    select membership.id, user_id, person.name, office_code, role, decree, valid_from::text, valid_to::text,
      granted_by, grantor.name as grantor, confirmer.name as confirmer, awaits_confirmation
    from membership join region using (region_code) join auth."user" person on person.id = user_id
      left join auth."user" grantor on grantor.id = granted_by
      left join auth."user" confirmer on confirmer.id = confirmed_by
    where region_code = ${region.code} and ${there} and (
      not awaits_confirmation and ${holdsOn(now())} or awaits_confirmation and ${maySeeGrants} and ${isNotOver(now())})
    order by awaits_confirmation desc, person.name, membership.id limit 2000`.execute(region.db)
  return rows.map((row) => ({
    ...{ id: row.user_id, name: row.name, membership: asMembership(row) },
    ...(maySeeGrants && { granted: grantOf(row, actor.id) }),
  }))
}

function grantOf(row: PeopleRow, asker: string) {
  const { grantor: by, confirmer: confirmedBy, awaits_confirmation: waits } = row
  return { by, confirmedBy, waits, mayConfirm: waits && asker !== row.granted_by && asker !== row.user_id }
}

/** Has somebody a place in this office today? */
export async function worksIn({ region, now }: Context, userId: string, office: string): Promise<boolean> {
  const places = await membershipsOf(region, userId, now())
  return places.some((place) => place.office === office)
}

/** Everybody who has a place in this office today. */
export async function peopleOfOffice({ region, now }: Context, office: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from membership join region using (region_code)
    where region_code = ${region.code} and office_code = ${office} and not awaits_confirmation and ${holdsOn(now())}`.execute(
    region.db,
  )
  return new Set(rows.map(({ user_id }) => user_id))
}

/** The names of people, for screens. Whoever has no account (a machine, somebody erased) is left out. */
export async function names(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const found = await db.selectFrom('auth.user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}
