import { normalTrackingCode } from '@guyub/contract/cases'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { useOf } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface Referred {
  readonly id: string
  readonly code: string
  readonly service: Text
}

/** A case by the code on its receipt, if it is this actor's business: for those who refer to one. Nothing of the form. */
export async function caseByCode(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services'>,
  typed: string,
): Promise<Referred | undefined> {
  const code = normalTrackingCode(typed)
  const row = await ctx.region.db
    .selectFrom('case')
    .select([
      ...(['id', 'office_code', 'handler_code', 'watcher_code', 'area_code'] as const),
      ...(['service_key', 'service_version'] as const),
    ])
    .where('region_code', '=', ctx.region.code)
    .where('tracking_code', '=', code)
    .executeTakeFirst()
  if (!row || !ctx.actor.permissions.has('cases.read') || !isWithin(ctx.actor, row)) return undefined
  const { service } = await useOf(needs, ctx.region, row)
  return { id: row.id, code, service: service.title }
}
