import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

// To the hour is enough to tell a laptop in use from one in a cupboard.
const HOUR_MS = 3_600_000

/** Notes that a device of the actor's office was heard of, and says whether it is still in use. */
export async function greetDevice({ region, actor, now }: Context, { deviceId }: { deviceId: string }) {
  const found = await region.db
    .selectFrom('device')
    .select(['last_seen_at', 'revoked_at'])
    .where('region_code', '=', region.code)
    .where('id', '=', deviceId)
    .where('office_code', '=', actor.officeCode)
    .executeTakeFirst()
  if (!found) throw new Refusal('devices.not_found')
  const at = now()
  if (!found.revoked_at && at.getTime() - (found.last_seen_at?.getTime() ?? 0) > HOUR_MS)
    await region.db
      .updateTable('device')
      .set({ last_seen_at: at })
      .where('region_code', '=', region.code)
      .where('id', '=', deviceId)
      .execute()
  return { isRevoked: found.revoked_at !== null }
}
