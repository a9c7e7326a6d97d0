import type { MessageState } from '@guyub/contract/outbox'
import type { StateTone } from '../ui/state-badge/state-badge.tsx'

/** How a message's state looks, to the desk and to whoever keeps the log. */
export const MESSAGE_TONES: Readonly<Record<MessageState, StateTone>> = {
  waiting: 'waiting',
  sent: 'done',
  told: 'done',
  kept: 'late',
  practice: 'waiting',
  stopped: 'late',
  failed: 'broken',
}
