/** So far the clock of a mini-PC may be off before it is not believed. */
const TOLERANCE = 2 * 60_000

/**
 * The clock of a village node. A mini-PC often has no battery for its own and wakes years ago: it is put right by what the regency last
 * said, and never runs behind the moment at which we last heard it.
 */
export function nodeClock(system: () => number = Date.now) {
  let offset = 0
  return {
    now: () => new Date(system() - offset),
    /** How far the machine's own clock was ahead when the regency last said the time, in milliseconds. */
    offset: () => offset,
    /** The regency says what time it is. */
    set(right: Date): void {
      const ahead = system() - right.getTime()
      offset = Math.abs(ahead) > TOLERANCE ? ahead : 0
    },
    /** After a start: when the regency was last heard. A clock that is behind that was reset. */
    notBefore(heard: Date): void {
      if (system() < heard.getTime()) offset = system() - heard.getTime()
    },
  }
}
export type NodeClock = ReturnType<typeof nodeClock>
