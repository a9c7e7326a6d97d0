import { ACT_REFUSALS } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { act } from './act.ts'
import type { CasesNeeds } from './needs.ts'

interface Item {
  readonly commandId: string
  readonly caseId: string
  readonly product?: string | undefined
  readonly version?: number | undefined
}

interface ActOnMany {
  readonly action: string
  readonly reason?: string | undefined
  readonly message?: string | undefined
  readonly occurredAt: string
  readonly items: readonly Item[]
}

/** One after the other: fifty at once would take every connection from those who work beside. */
export async function actOnMany(ctx: Context, needs: CasesNeeds, { items, ...what }: ActOnMany) {
  const done: { caseId: string; product: string | null; state: string | null; refused: string | null }[] = []
  // The fingerprint of the whole is none of the single commands.
  const { fingerprint: _, ...each } = ctx
  for (const { caseId, ...item } of items) {
    const of = { caseId, product: item.product ?? null }
    try {
      const { state } = await act(each, needs, { ...what, ...item, caseId })
      done.push({ ...of, state, refused: null })
    } catch (error) {
      if (!(error instanceof Refusal) || !(error.code in ACT_REFUSALS)) throw error
      done.push({ ...of, state: null, refused: error.code })
    }
  }
  return { items: done }
}
