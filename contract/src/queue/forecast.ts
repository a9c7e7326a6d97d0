import type { Forecast } from './standing.ts'

/** Seconds that a service takes, how far services lie apart, and how many counters there are for them. */
export interface Pace {
  readonly mean: number
  readonly deviation: number
  readonly counters: number
  /** Of them, how many have nobody. */
  readonly free: number
}

/** Fewer than this many services tell nothing about the next. */
const LEAST = 3
/** Half of a normal distribution lies within this many deviations. */
const HALF = 0.6745

/** How fast a lane goes, from the seconds that its last services took. With no counter open it is told as if there were one. Nothing while too little is known. */
export function paceOf(recent: readonly number[], counters: number, free: number): Pace | undefined {
  if (recent.length < LEAST) return undefined
  const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length
  const variance = recent.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (recent.length - 1)
  return { mean, deviation: Math.sqrt(variance), counters: Math.max(1, counters), free }
}

/** Services until the call: of those before, and half of the ones that go on now; nothing where nobody is before and a counter is free. */
export function turnsBefore(before: number, { counters, free }: Pace): number {
  return before === 0 && free > 0 ? 0 : (before + 0.5) / counters
}

/** When a ticket is called that has so many before it, in every lane of its counters: most likely, and the middle half. */
export function forecastOf(before: number, pace: Pace, now: Date): Forecast {
  const turns = turnsBefore(before, pace)
  const at = turns * pace.mean
  // Services are independent: the spread of their sum grows with its root, and counters share it.
  const around = HALF * pace.deviation * Math.sqrt(turns / pace.counters)
  const moment = (seconds: number) => new Date(now.getTime() + Math.max(0, seconds) * 1000).toISOString()
  return { at: moment(at), low: moment(at - around), high: moment(at + around) }
}

/** The mean of how far off forecasts were, in seconds, late and early alike; nothing for none. */
export function meanAbsoluteError(errors: readonly number[]): number | undefined {
  if (!errors.length) return undefined
  return errors.reduce((sum, each) => sum + Math.abs(each), 0) / errors.length
}
