import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { decreeInForceOn, seatRows } from './rows.ts'

/** Whether somebody stands in for an office today by the decree in force: for a vacant place (plt) or for a holder who is away (plh). */
export async function actingAs(
  ctx: Context,
  personId: string,
  office: string,
): Promise<'plt' | 'plh' | null> {
  const { today } = await regionToday(ctx)
  const decree = await decreeInForceOn(ctx.region.db, ctx, today)
  if (!decree) return null
  const seat = (await seatRows(ctx.region.db, ctx, decree.id)).find(
    ({ person_id, office_code, acting, held_from, held_until }) =>
      person_id === personId &&
      office_code === office &&
      acting !== null &&
      (held_from ?? today) <= today &&
      (held_until === null || held_until > today),
  )
  return (seat?.acting ?? null) as 'plt' | 'plh' | null
}
