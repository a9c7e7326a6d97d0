import type { Answers } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Unlocked } from '../../kernel/vault.ts'
import { useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { caseWithin } from './own-case.ts'
import { dayOf, hiddenFields } from './shown-form.ts'

interface Visible {
  readonly use: CaseUse
  /** Nothing once the person is erased. */
  readonly key: Unlocked | undefined
  /** Fields whose answers this actor may not see, nor a part of them. */
  readonly hidden: readonly string[]
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
  if (!row.data_key || !row.form) return { use, key: undefined, hidden: [] }
  const key = needs.vault.unlock(region, caseId, row.data_key)
  const form = JSON.parse(key.decrypt(row.id, row.form).toString()) as Answers
  const day = dayOf(await regionToday(ctx), row)
  return { use, key, hidden: hiddenFields(use, [form], { ...row, day }, ctx.actor) }
}
