import { MEETING_BYTES } from '@guyub/contract/nodes'

/** So long may one meeting take where the line lets it choose. */
const WANTED_MS = 40_000
/** To begin with: under a minute on a line of 50 kbit/s, and a fast one is found out at once. */
const FIRST = 256 * 1024
/** Less would be mostly words around it. */
const LEAST = 64 * 1024
const LEAST_PATIENCE = 120_000
/** The regency's server hangs up on whoever sends for five minutes. */
const MOST_PATIENCE = 290_000
/** Below 32 kbit/s nothing is promised. */
const BYTES_A_SECOND = 4000

/**
 * How much a node brings and asks for in one meeting: as much as its line carries in less than a minute. A line that is slow, or breaks
 * after so many bytes, gets smaller meetings until one succeeds; the most that a meeting may carry otherwise.
 */
export function openPace() {
  let most = FIRST
  return {
    most: () => most,
    /** What is too much for the line is soon tried in less; one parcel goes whole, however large. */
    patience: (bytes: number) =>
      bytes <= most * 1.5
        ? LEAST_PATIENCE
        : Math.round(Math.min(MOST_PATIENCE, LEAST_PATIENCE + (bytes / BYTES_A_SECOND) * 1000)),
    met(bytes: number, ms: number): void {
      // What was small tells how far the line is, not how much it carries.
      const carried = bytes > LEAST ? (bytes / Math.max(1, ms)) * WANTED_MS : most * 2
      most = clamped(Math.min(carried, most * 4))
    },
    broke(): void {
      most = clamped(most / 8)
    },
  }
}
export type Pace = ReturnType<typeof openPace>

function clamped(bytes: number): number {
  return Math.round(Math.min(MEETING_BYTES, Math.max(LEAST, bytes)))
}
