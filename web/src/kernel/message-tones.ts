import type { MessageState } from '@guyub/contract/outbox'

/** How a message's state looks, to the desk and to whoever keeps the log. */
export const MESSAGE_TONES = {
  waiting: 'waiting',
  sent: 'done',
  told: 'done',
  kept: 'late',
  practice: 'waiting',
  stopped: 'late',
  failed: 'broken',
} as const satisfies Record<MessageState, string>
