import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { useOf } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

/** The definition of a case that is this actor's business, or nothing: for those who keep something beside a case. */
export async function visibleCase(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services'>,
  caseId: string,
): Promise<CaseUse | undefined> {
  const row = await ctx.region.db
    .selectFrom('case')
    .select(['office_code', 'handler_code', 'area_code', 'service_key', 'service_version'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row && isWithin(ctx.actor, row) ? (await useOf(needs, ctx.region, row)).use : undefined
}
