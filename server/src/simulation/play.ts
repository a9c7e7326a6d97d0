import { addWorkingMinutes, type WorkingCalendar } from '@guyub/contract/calendar'
import { minutesOf, type ScenarioStep } from '@guyub/contract/definition/scenario'
import type { Arrival, Outage } from './plan.ts'
import type { Chance } from './random.ts'

/** One request on its way: its steps, in turn. */
export interface Course {
  readonly steps: readonly (ScenarioStep & { play(at: number): Promise<void> })[]
}

/** How the moments of the plan become moments of the clock. */
export interface Pace {
  /** Waits until the moment of the plan has come, and says which instant that is. */
  reach(moment: number): Promise<number>
  /** The instant that a moment of the plan stands for, now or before. */
  instantOf(moment: number): number
}

interface Stage {
  readonly plan: { readonly arrivals: readonly Arrival[]; readonly outages: readonly Outage[] }
  readonly until: number
  readonly calendar: WorkingCalendar
  readonly chance: Chance
  /** How many requests are worked on at the same time. */
  readonly together: number
  courseOf(arrival: Arrival): Course
}

/** What came of it. */
export interface Played {
  arrivals: number
  steps: number
  /** Whose next step lies after the end: work that waits. */
  open: number
  /** Commands that a village sent only when its network was back. */
  late: number
  outages: number
  /** Requests that ended before their course did, with what was said. */
  broken: { readonly said: string }[]
}

interface Waiting {
  /** When it is done, and when it can be sent. */
  readonly at: number
  readonly due: number
  readonly arrival: Arrival
  readonly course: Course
  readonly index: number
}

/** Plays every request of the plan, step by step, in the order of time. What goes wrong with one stops no other. */
export async function play(stage: Stage, pace: Pace): Promise<Played> {
  const told: Played = {
    arrivals: 0,
    steps: 0,
    open: 0,
    late: 0,
    outages: stage.plan.outages.length,
    broken: [],
  }
  const waiting: Waiting[] = []
  const coming = stage.plan.arrivals.map((arrival) => waitingFrom(stage, arrival))
  async function work(): Promise<void> {
    for (let next = nextOf(waiting, coming); next; next = nextOf(waiting, coming)) {
      if (next.index === 0) told.arrivals++
      await pace.reach(next.due)
      try {
        await next.course.steps[next.index]?.play(pace.instantOf(next.at))
      } catch (error) {
        told.broken.push({ said: (error as Error).message })
        continue
      }
      told.steps++
      if (next.due > next.at) told.late++
      const following = after(stage, next)
      if (following === 'later') told.open++
      else if (following) insert(waiting, following)
    }
  }
  await Promise.all(Array.from({ length: stage.together }, work))
  return told
}

function waitingFrom(stage: Stage, arrival: Arrival): Waiting {
  const course = stage.courseOf(arrival)
  const { at } = arrival
  return { at, due: sendable(stage, arrival, course.steps[0], at), arrival, course, index: 0 }
}

/** The step after this one: nothing after the last, `later` where the simulated days are over before. */
function after(stage: Stage, { arrival, course, index, due }: Waiting): Waiting | 'later' | undefined {
  const step = course.steps[index + 1]
  if (!step) return undefined
  // Half as long to half as long again: no two officers are equally quick.
  const minutes = Math.max(1, Math.round(minutesOf(step.after) * (0.5 + stage.chance.next())))
  const at =
    step.as === 'applicant'
      ? due + minutes * 60_000
      : addWorkingMinutes(stage.calendar, new Date(due), minutes).getTime()
  if (at >= stage.until) return 'later'
  return { at, due: sendable(stage, arrival, step, at), arrival, course, index: index + 1 }
}

/** A village without a network sends when it is back, or on the last moment of the simulation. */
function sendable(stage: Stage, { village }: Arrival, step: ScenarioStep | undefined, at: number): number {
  if (step?.as !== 'village-clerk') return at
  const out = stage.plan.outages.find((one) => one.village === village && at >= one.from && at < one.until)
  return out ? Math.min(out.until, stage.until) : at
}

function nextOf(waiting: Waiting[], coming: Waiting[]): Waiting | undefined {
  const [first, second] = [waiting[0], coming[0]]
  return !second || (first && first.due <= second.due) ? waiting.shift() : coming.shift()
}

function insert(waiting: Waiting[], one: Waiting): void {
  const index = waiting.findIndex(({ due }) => due > one.due)
  waiting.splice(index === -1 ? waiting.length : index, 0, one)
}
