import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { caseWithin } from './own-case.ts'

interface Visible {
  readonly use: CaseUse
  /** Nothing once the person is erased. */
  readonly key: Unlocked | undefined
}

/** A case that is this actor's business, or nothing: for those who keep something beside a case, under its key. */
export async function visibleCase(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'vault'>,
  caseId: string,
): Promise<Visible | undefined> {
  const { code: region, db } = ctx.region
  const row = await caseWithin(db, ctx, caseId)
  if (!row) return undefined
  const { use } = await useOf(needs, ctx.region, row)
  return { use, key: row.data_key ? needs.vault.unlock(region, caseId, row.data_key) : undefined }
}
