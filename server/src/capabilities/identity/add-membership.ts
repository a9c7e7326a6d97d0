import { randomUUID } from 'node:crypto'
import { type NewMembership, ROLE_RULES, ROLES, type Role } from '@guyub/contract/identity'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { oneAtATime } from '../../kernel/one-at-a-time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import type { FindOffice } from './actor.ts'
import { membershipStarted } from './events.ts'
import { isAnother } from './is-another.ts'
import { tellPlaces } from './people-changed.ts'

const REFUSALS: Readonly<Record<string, string>> = {
  membership_overlaps: 'identity.membership_overlaps',
  membership_period: 'identity.period_invalid',
}

const REACHES_CASES = ROLES.filter((role) =>
  ROLE_RULES[role].permissions.some((permission) => permission.startsWith('cases.')),
)

interface Added extends NewMembership {
  readonly userId: string
  readonly id?: string
  /** An administrator, whose grant a second person confirms; without one it came from whoever holds the machine itself. */
  readonly grantedBy?: string
  /** Somebody who has said yes to it already, as in the chain of a decree: then it holds at once. */
  readonly confirmedBy?: string
}

/** Writes a place in an office, tells it, and notes in which region to look for this person. */
export async function addMembership(
  tx: Db,
  ctx: Context,
  { findOffice }: { findOffice: FindOffice },
  added: Added,
): Promise<string> {
  const { userId, office, role, decree, from, until, grantedBy, confirmedBy } = added
  if (grantedBy && !(await isAnother(tx, grantedBy, [userId]))) throw new Refusal('identity.not_for_yourself')
  if (confirmedBy && !(await isAnother(tx, confirmedBy, [userId, grantedBy ?? null])))
    throw new Refusal('identity.second_person_needed')
  const waits = grantedBy !== undefined && confirmedBy === undefined
  if (!(await findOffice({ ...ctx.region, db: tx }, office))) throw new Refusal('identity.unknown_office')
  await keepApart(tx, ctx, added)

  const id = added.id ?? randomUUID()
  await tx
    .insertInto('membership')
    .values({
      ...{ region_code: ctx.region.code, id, user_id: userId, office_code: office, role, decree },
      ...{ valid_from: from, valid_to: until ?? null },
      ...{ granted_by: grantedBy ?? null, confirmed_by: confirmedBy ?? null, awaits_confirmation: waits },
    })
    .execute()
    .catch((error) => {
      const code = REFUSALS[constraintOf(error) ?? '']
      throw code ? new Refusal(code) : error
    })
  await tx
    .insertInto('auth.person_region')
    .values({ user_id: userId, region_code: ctx.region.code })
    .onConflict((oc) => oc.doNothing())
    .execute()
  await tellPlaces(tx, ctx.region.code, userId)
  await emit(tx, ctx, membershipStarted, {
    subjectId: id,
    officeCode: office,
    occurredAt: ctx.now(),
    facts: { role, from, ...(until && { until }), ...(waits && { waits: true }) },
  })
  return id
}

/** Whoever manages people reads no records of them, so both at one time is refused. */
async function keepApart(tx: Db, { region }: Context, { userId, role, from, until }: Added): Promise<void> {
  const others = contraryTo(role)
  if (!others.length) return
  // Two places of one person at once: the second waits, and sees the first.
  await oneAtATime(tx, region.code, 'membership', userId)
  const contrary = await tx
    .selectFrom('membership')
    .select('id')
    .where('region_code', '=', region.code)
    .where('user_id', '=', userId)
    .where('role', 'in', others)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', from)]))
    .$if(until !== undefined, (query) => query.where('valid_from', '<', until ?? from))
    .limit(1)
    .executeTakeFirst()
  if (contrary) throw new Refusal('identity.admin_beside_cases')
}

function contraryTo(role: Role): readonly Role[] {
  if (role === 'admin') return REACHES_CASES
  return REACHES_CASES.includes(role) ? ['admin'] : []
}
