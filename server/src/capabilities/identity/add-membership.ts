import { randomUUID } from 'node:crypto'
import type { NewMembership } from '@guyub/contract/identity'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import type { FindOffice } from './actor.ts'
import { membershipStarted } from './events.ts'

const REFUSALS: Readonly<Record<string, string>> = {
  membership_overlaps: 'identity.membership_overlaps',
  membership_period: 'identity.period_invalid',
}

interface Added extends NewMembership {
  readonly userId: string
  readonly id?: string
}

/** Writes a place in an office, tells it, and notes in which region to look for this person. */
export async function addMembership(
  tx: Db,
  ctx: Context,
  { findOffice }: { findOffice: FindOffice },
  added: Added,
): Promise<string> {
  const { userId, office, role, decree, from, until } = added
  if (!(await findOffice({ ...ctx.region, db: tx }, office))) throw new Refusal('identity.unknown_office')

  const id = added.id ?? randomUUID()
  await tx
    .insertInto('membership')
    .values({
      ...{ region_code: ctx.region.code, id, user_id: userId, office_code: office, role, decree },
      ...{ valid_from: from, valid_to: until ?? null },
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
  await emit(tx, ctx, membershipStarted, {
    subjectId: id,
    officeCode: office,
    occurredAt: ctx.now(),
    facts: { role, from, ...(until && { until }) },
  })
  return id
}
