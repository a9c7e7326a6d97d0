import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import { type Permission, ROLES, type Role } from '@guyub/contract/identity/roles'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db, RegionDb } from '../../kernel/db.ts'
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

/** Has somebody a place in this office today, with this permission where one is named? */
export async function worksIn(
  { region, now }: Context,
  userId: string,
  office: string,
  permission?: Permission,
): Promise<boolean> {
  const places = await membershipsOf(region, userId, now())
  const roles = permission && rolesWith(permission)
  return places.some((place) => place.office === office && (!roles || roles.includes(place.role)))
}

/** A region's rows, on whatever connection, and the moment whose day counts. */
interface At {
  readonly region: Pick<RegionDb, 'code' | 'db'>
  readonly now: () => Date
}

/** Everybody who has a place in this office today, and as what: one person may have several roles there. */
export async function rolesOfOffice(
  { region, now }: At,
  office: string,
): Promise<ReadonlyMap<string, ReadonlySet<Role>>> {
  const { rows } = await sql<{ user_id: string; roles: Role[] }>`
    select user_id, array_agg(distinct role) as roles from membership join region using (region_code)
    where region_code = ${region.code} and office_code = ${office} and not awaits_confirmation and ${holdsOn(now())}
    group by user_id`.execute(region.db)
  return new Map(rows.map(({ user_id, roles }) => [user_id, new Set(roles)]))
}

/** Everybody who has a place with this permission in this office today. */
export async function peopleOfOffice(
  at: At,
  office: string,
  permission: Permission,
): Promise<ReadonlySet<string>> {
  const wanted = rolesWith(permission)
  const people = await rolesOfOffice(at, office)
  return new Set([...people].flatMap(([id, roles]) => (wanted.some((role) => roles.has(role)) ? [id] : [])))
}

/** Everybody who has this role in the region today, in whatever office. */
export async function peopleWithRole({ region, now }: At, role: Role): Promise<readonly string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from membership join region using (region_code)
    where region_code = ${region.code} and role = ${role} and not awaits_confirmation and ${holdsOn(now())}
    order by user_id`.execute(region.db)
  return rows.map(({ user_id }) => user_id)
}

function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => (ROLE_RULES[role].permissions as readonly Permission[]).includes(permission))
}

/** The names of people, for screens. Whoever has no account (a machine, somebody erased) is left out. */
export async function names(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const found = await db.selectFrom('auth.user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Where an account is written to; nothing when there is none any more. */
export async function addressOfAccount(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('auth.user').select('email').where('id', '=', id).executeTakeFirst()
  return row?.email
}
