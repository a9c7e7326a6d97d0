import type { HandoverState } from '@guyub/contract/dispositions'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

const TONES: Readonly<Record<HandoverState, StateTone>> = {
  sent: 'waiting',
  read: 'waiting',
  'in-progress': 'running',
  reported: 'running',
  accepted: 'done',
  returned: 'broken',
  withdrawn: 'waiting',
}

/** Late outweighs everything that still waits. */
export function toneOf({
  state,
  isLate,
}: {
  readonly state: HandoverState
  readonly isLate: boolean
}): StateTone {
  return isLate ? 'late' : TONES[state]
}
