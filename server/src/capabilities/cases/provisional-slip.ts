import type { Context } from '../../kernel/context.ts'
import { dayThere } from '../../kernel/region-today.ts'
import { verifySlip } from '../devices/index.ts'

/**
 * What is known of a slip that an office printed without a network: who printed it, and whether the request has arrived
 * since. Of a device that was taken out of use, what had arrived still counts. Nothing when it is forged.
 */
export async function provisionalSlip(ctx: Context, token: string) {
  const signed = await verifySlip(ctx, token)
  if (!signed || signed === 'unknown') return signed
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
    printedOn: await dayThere(ctx, new Date(signed.claims.t)),
    revokedOn: arrived ? null : signed.revokedAt && (await dayThere(ctx, signed.revokedAt)),
    receivedAt: arrived?.received_at.toISOString() ?? null,
  }
}
