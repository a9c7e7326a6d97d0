import { CLOCK_TOLERANCE_MS } from '@guyub/contract/sent-at'

let ahead = 0

/** The server says what time it is, to the second. */
export function hearClock(date: string | null, now = Date.now()): void {
  const heard = Date.parse(date ?? '')
  if (!Number.isNaN(heard)) ahead = now - heard
}

/** How far the clock of this device is ahead of the server's, in milliseconds; nothing while it is right, or before the server was heard. */
export function clockAhead(): number {
  return Math.abs(ahead) > CLOCK_TOLERANCE_MS ? ahead : 0
}
