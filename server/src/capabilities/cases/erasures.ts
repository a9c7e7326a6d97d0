import { newCommandId } from '@guyub/contract/command'
import { type Actor, NOBODY } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { erase } from './erase.ts'

/** That a case was erased, without a word about anybody: enough to do it again where an older backup brought the case back. */
export interface Erasure {
  readonly region: string
  readonly caseId: string
  readonly office: string
  readonly reason: string
  /** When it was recorded here, in ISO 8601. */
  readonly at: string
}

const NOTHING_TO_DO: readonly string[] = ['cases.erased', 'cases.not_found']

/** Erases again what a restored backup brought back, in the name of nobody. Returns how many there were. */
export async function eraseAgain(pool: Pool, erasures: readonly Erasure[], now: () => Date): Promise<number> {
  let repeated = 0
  for (const { region, caseId, office, reason, at } of erasures) {
    const actor: Actor = {
      ...{ ...NOBODY, regionCode: region, officeCode: office },
      jurisdiction: { kind: 'region' },
    }
    const command = { commandId: newCommandId(), caseId, reason, occurredAt: at }
    try {
      await erase({ region: pool.region(region), actor, now }, command)
      repeated++
    } catch (error) {
      // Erased before the backup was made, or taken in after it.
      if (!(error instanceof Refusal && NOTHING_TO_DO.includes(error.code))) throw error
    }
  }
  return repeated
}
