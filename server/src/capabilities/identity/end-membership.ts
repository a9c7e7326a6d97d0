import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Actors } from './actor.ts'
import { membershipEnded } from './events.ts'
import { asMembership, type MembershipRow } from './memberships.ts'
import { tellPlaces } from './people-changed.ts'

interface EndMembership {
  readonly commandId: string
  readonly membershipId: string
  readonly until: string
}

export async function endMembership(ctx: Context, actors: Pick<Actors, 'forget'>, command: EndMembership) {
  const { commandId, membershipId, until } = command
  const answer = await once(ctx, 'identity.end-membership', commandId, (tx) =>
    closeMembership(tx, ctx, { membershipId, until }),
  )
  actors.forget(ctx.region.code, answer.userId)
  return answer
}

/**
 * Sets the day from which a place no longer holds. What was done until then stays as it was. Only ever earlier: a place that
 * lasts longer, or begins again, is given anew and confirmed by a second person.
 */
export async function closeMembership(
  tx: Db,
  ctx: Context,
  { membershipId, until }: Omit<EndMembership, 'commandId'>,
) {
  const { rows } = await sql<MembershipRow & { user_id: string }>`
    select id, user_id, office_code, role, decree, valid_from::text, valid_to::text
    from membership where region_code = ${ctx.region.code} and id = ${membershipId} for update`.execute(tx)
  const [row] = rows
  if (!row) throw new Refusal('identity.unknown_membership')
  if (until < row.valid_from || (row.valid_to && until > row.valid_to))
    throw new Refusal('identity.period_invalid')
  await tx
    .updateTable('membership')
    .set({ valid_to: until })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', membershipId)
    .execute()
  await tellPlaces(tx, ctx.region.code, row.user_id)
  const { office, role } = asMembership(row)
  await emit(tx, ctx, membershipEnded, {
    subjectId: membershipId,
    officeCode: office,
    occurredAt: ctx.now(),
    facts: { role, until },
  })
  return { membershipId, until, userId: row.user_id }
}

/** Ends a place on a day at the latest: one that begins later never holds, one that ended before stays. Says whether it changed. */
export async function closeMembershipBy(
  tx: Db,
  ctx: Context,
  { membershipId, until }: Omit<EndMembership, 'commandId'>,
): Promise<boolean> {
  const found = await tx
    .selectFrom('membership')
    .select(['valid_from', 'valid_to'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', membershipId)
    .executeTakeFirst()
  if (!found || (found.valid_to && found.valid_to <= until)) return false
  const last = found.valid_from > until ? found.valid_from : until
  await closeMembership(tx, ctx, { membershipId, until: last })
  return true
}
