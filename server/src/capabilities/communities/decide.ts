import { refuseVerdict, type Verdict } from '@guyub/contract/communities'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { pinHash } from './access.ts'
import { communityDecided, communitySubsector, pinRenewed } from './events.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { refuseTaken } from './register.ts'

interface Decide {
  readonly commandId: string
  readonly communityId: string
  readonly verdict: Verdict
  readonly reason?: string | undefined
  readonly version: number
}

/** The secretariat verifies a community or refuses it; a changed mind is another decision. */
export async function decideCommunity(ctx: Context, command: Decide) {
  const { commandId, communityId, verdict, reason } = command
  return once(ctx, 'communities.decide', commandId, async (tx) => {
    const found = await locked(tx, ctx, communityId)
    if (found.version !== command.version) throw new Refusal('communities.changed')
    const refused = refuseVerdict(found.status, verdict, reason)
    if (refused) throw new Refusal(refused)
    const version = found.version + 1
    await tx
      .updateTable('community')
      .set({
        status: verdict,
        reason: reason ?? null,
        decided_at: ctx.now(),
        decided_by: ctx.actor.id,
        version,
      })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', communityId)
      .execute()
    await emit(tx, ctx, communityDecided, {
      subjectId: communityId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { verdict, dimension: found.dimension },
    })
    // Each trade by itself, so that they can be counted apart.
    for (const product of verdict === 'verified' ? found.subsectors : [])
      await emit(tx, ctx, communitySubsector, {
        ...{ subjectId: communityId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
        facts: { product, area: found.area_code },
      })
    return { status: verdict, version }
  }).catch(refuseTaken)
}

interface RenewPin {
  readonly commandId: string
  readonly communityId: string
  readonly pin: string
}

/** Who lost the PIN gets another from the secretariat. Keys that the old one opened end with it. */
export async function renewPin(ctx: Context, { vault }: CommunitiesNeeds, command: RenewPin) {
  const { commandId, communityId, pin } = command
  return once(ctx, 'communities.renew-pin', commandId, async (tx) => {
    const { code } = await locked(tx, ctx, communityId)
    await tx
      .updateTable('community')
      .set({ pin_hash: pinHash(vault, ctx.region.code, communityId, pin), pin_failures: 0 })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', communityId)
      .execute()
    await emit(tx, ctx, pinRenewed, {
      subjectId: communityId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: {},
    })
    return { code }
  })
}

async function locked(tx: Db, { region }: Context, id: string) {
  const found = await tx
    .selectFrom('community')
    .select(['status', 'version', 'dimension', 'code', 'area_code', 'subsectors'])
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('communities.no_such_community')
  return found
}
