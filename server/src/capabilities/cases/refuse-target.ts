import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { officeByCode } from '../regions/index.ts'
import { caseWithin } from './own-case.ts'

/** What it is merged into must be another request for the same service that is this actor's business too, and stands by itself. */
export async function refuseInto(
  ctx: Context,
  one: { readonly id: string; readonly service_key: string },
  into: string,
): Promise<void> {
  if (into === one.id) throw new Refusal('cases.into_itself')
  const row = await caseWithin(ctx.region.db, ctx, into)
  if (!row?.data_key || row.service_key !== one.service_key) throw new Refusal('cases.into_unknown')
  if (row.merged_into) throw new Refusal('cases.into_merged')
}

/** It is handed on to an agency of the region, and to another than the one that has it. */
export async function refuseHandler(
  { region }: Context,
  one: { readonly handler_code: string },
  handler: string,
): Promise<void> {
  const office = await officeByCode(region, handler)
  if (office?.kind !== 'agency' || handler === one.handler_code) throw new Refusal('cases.handler_unknown')
}
