import { ACT_REFUSALS } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/fingerprint.ts'
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
  for (const { caseId, ...item } of items) {
    const of = { caseId, product: item.product ?? null }
    // Of each by itself: sent again in another batch it is still the same command, and for another request it is not.
    const fingerprint = fingerprintOf({ ...what, ...of })
    try {
      const { state } = await act({ ...ctx, fingerprint }, needs, { ...what, ...item, caseId })
      done.push({ ...of, state, refused: null })
    } catch (error) {
      if (!(error instanceof Refusal) || !(error.code in ACT_REFUSALS)) throw error
      done.push({ ...of, state: null, refused: error.code })
    }
  }
  return { items: done }
}
