import type { BookingState } from '@guyub/contract/booking'

export const STATE_TONES: Readonly<Record<BookingState, 'waiting' | 'running' | 'late' | 'broken' | 'done'>> =
  {
    requested: 'waiting',
    waiting: 'waiting',
    confirmed: 'running',
    checked_in: 'running',
    completed: 'done',
    rejected: 'broken',
    cancelled: 'broken',
    no_show: 'late',
  }
