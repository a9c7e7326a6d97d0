import type { StateTone } from '../../ui/state-badge/state-badge.tsx'
import type { WordKey } from '../../words/words.ts'

interface Standing {
  readonly state: 'draft' | 'in-chain' | 'passed' | 'in-force'
  readonly effectiveOn: string | null
  readonly expiresOn: string | null
  readonly replacedOn: string | null
}

/** How a decree stands on a day, for its badge: one in force may still begin, be over or be replaced. */
export function decreeStanding(
  { state, effectiveOn, expiresOn, replacedOn }: Standing,
  today: string,
): { readonly tone: StateTone; readonly word: WordKey } {
  if (state === 'draft') return { tone: 'waiting', word: 'decrees.state_draft' }
  if (state === 'in-chain') return { tone: 'running', word: 'decrees.state_in_chain' }
  if (state === 'passed') return { tone: 'running', word: 'decrees.state_passed' }
  if (replacedOn && replacedOn <= today) return { tone: 'waiting', word: 'decrees.state_replaced' }
  if (expiresOn && expiresOn <= today) return { tone: 'late', word: 'decrees.state_over' }
  if (effectiveOn && effectiveOn > today) return { tone: 'running', word: 'decrees.state_begins' }
  return { tone: 'done', word: 'decrees.state_in_force' }
}
