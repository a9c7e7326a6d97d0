import { ACT_REFUSALS } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { act } from './act.ts'
import type { CasesNeeds } from './needs.ts'

interface ActOnMany {
  readonly action: string
  readonly reason?: string | undefined
  readonly message?: string | undefined
  readonly occurredAt: string
  readonly items: readonly { readonly commandId: string; readonly caseId: string; readonly version: number }[]
}

/** One after the other: fifty at once would take every connection from those who work beside. */
export async function actOnMany(ctx: Context, needs: CasesNeeds, { items, ...what }: ActOnMany) {
  const done: { caseId: string; state: string | null; refused: string | null }[] = []
  // The fingerprint of the whole is none of the single commands.
  const { fingerprint: _, ...each } = ctx
  for (const { caseId, ...item } of items)
    try {
      const { state } = await act(each, needs, { ...what, ...item, caseId })
      done.push({ caseId, state, refused: null })
    } catch (error) {
      if (!(error instanceof Refusal) || !(error.code in ACT_REFUSALS)) throw error
      done.push({ caseId, state: null, refused: error.code })
    }
  return { items: done }
}
