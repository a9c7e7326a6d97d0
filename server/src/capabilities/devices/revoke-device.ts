import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { deviceRevoked } from './events.ts'
import { officeOf } from './manages.ts'

interface RevokeDevice {
  readonly commandId: string
  readonly deviceId: string
  readonly reason: string
}

/** Takes one device out of use. What it filed before stays as it is. */
export async function revokeDevice(ctx: Context, { commandId, deviceId, reason }: RevokeDevice) {
  return once(ctx, 'devices.revoke', commandId, async (tx) => {
    const office = officeOf(ctx.actor)
    let query = tx
      .selectFrom('device')
      .select(['letter', 'office_code', 'revoked_at'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', deviceId)
    if (office) query = query.where('office_code', '=', office)
    const found = await query.forUpdate().executeTakeFirst()
    if (!found) throw new Refusal('devices.not_found')
    if (found.revoked_at) throw new Refusal('devices.revoked_already')
    const at = ctx.now()
    await tx
      .updateTable('device')
      .set({ revoked_at: at, revoked_by: ctx.actor.id, reason })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', deviceId)
      .execute()
    await emit(tx, ctx, deviceRevoked, {
      subjectId: deviceId,
      officeCode: found.office_code,
      occurredAt: at,
      facts: { letter: found.letter },
    })
    return { deviceId, revokedAt: at.toISOString() }
  })
}
