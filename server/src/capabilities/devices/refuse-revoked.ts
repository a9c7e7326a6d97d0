import { answerOf } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/**
 * Refuses what is filed under a slip of a device that was taken out of use. What had arrived before is answered as it was:
 * a laptop that never heard our answer asks again.
 */
export async function refuseRevoked(
  ctx: Context,
  {
    slip,
    commandId,
    name,
  }: { readonly slip?: string | undefined; readonly commandId: string; readonly name: string },
): Promise<void> {
  if (!slip) return
  const { region, actor } = ctx
  const revoked = await region.db
    .selectFrom('device')
    .select('id')
    .where('region_code', '=', region.code)
    .where('office_code', '=', actor.officeCode)
    .where('letter', '=', slip.split('-')[0] ?? '')
    .where('revoked_at', 'is not', null)
    .executeTakeFirst()
  if (revoked && !(await answerOf(region.db, ctx, name, commandId))) throw new Refusal('devices.revoked')
}
