import type { Context } from '../../kernel/context.ts'
import { verifySlip } from '../devices/index.ts'

/**
 * What is known of a slip that an office printed without a network: who printed it, and whether the request has arrived
 * since. Of a device that was taken out of use, what had arrived still counts. Nothing when no device of the region signed it.
 */
export async function provisionalSlip(ctx: Context, token: string) {
  const signed = await verifySlip(ctx, token)
  if (!signed) return undefined
  const arrived = await ctx.region.db
    .selectFrom('case')
    .select('received_at')
    .where('region_code', '=', ctx.region.code)
    .where('tracking_code', '=', signed.claims.c)
    .executeTakeFirst()
  return {
    reference: signed.claims.c,
    number: signed.claims.s,
    office: signed.office,
    printedOn: signed.claims.t.slice(0, 10),
    revokedOn: arrived ? null : (signed.revokedAt?.toISOString().slice(0, 10) ?? null),
    receivedAt: arrived?.received_at.toISOString() ?? null,
  }
}
