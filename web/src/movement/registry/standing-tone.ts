import type { Standing } from '@guyub/contract/movement'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'

/** The shape and colour of each standing in tables and histories. */
export const STANDING_TONE: Record<Standing, StateTone> = {
  none: 'waiting',
  invited: 'waiting',
  assessed: 'running',
  'not-selected': 'broken',
  selected: 'running',
  declined: 'broken',
  active: 'done',
  withdrawn: 'broken',
}
