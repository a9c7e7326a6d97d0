/**
 * The steps of an outpatient visit as BPJS Kesehatan numbers them in its catalogue of hospital queues (copies of it in public
 * repositories, not the original): 1 waits for admission, 2 is served there, 3 waits for the clinic, 4 is served there, 5 waits for the
 * pharmacy, 6 medicine is made, 7 medicine is ready; 99 did not come, or cancelled.
 */
export const TASKS = [1, 2, 3, 4, 5, 6, 7, 99] as const
export type Task = (typeof TASKS)[number]

/** One step that was taken, and when. */
export interface DoneTask {
  readonly task: Task
  readonly at: Date
}

export type TaskRefusal = 'visits.task_order' | 'visits.task_time' | 'visits.task_over'

/** Whether the course of a visit is over: it was cancelled, or nobody came. A patient without medicine is done at 5, so that 5 is not the end for everybody. */
export function isOver(done: readonly DoneTask[]): boolean {
  return done.some(({ task }) => task === 99 || task === 7)
}

/** The step that comes next; nothing when the course is over. Whoever is new begins at admission, everybody else at the clinic. */
export function nextTask(done: readonly DoneTask[], isNew: boolean): Task | undefined {
  if (isOver(done)) return undefined
  const last = done.at(-1)?.task
  if (last === undefined) return isNew ? 1 : 3
  return (last + 1) as Task
}

/**
 * Why a step may not be taken. Each follows the one before it and is later than it; whoever has not been served in the clinic may
 * still be told not to have come.
 */
export function refuseTask(
  done: readonly DoneTask[],
  isNew: boolean,
  { task, at }: DoneTask,
): TaskRefusal | undefined {
  const last = done.at(-1)
  if (isOver(done)) return 'visits.task_over'
  const isGivenUp = task === 99
  if (isGivenUp && last && last.task >= 5) return 'visits.task_over'
  if (!isGivenUp && nextTask(done, isNew) !== task) return 'visits.task_order'
  if (last && at.getTime() <= last.at.getTime()) return 'visits.task_time'
  return undefined
}

/** What each step's waiting or serving is called, for figures: from the step to the one after it. */
export const SPANS = {
  1: 'admission-wait',
  2: 'admission-service',
  3: 'clinic-wait',
  4: 'clinic-service',
  5: 'pharmacy-wait',
  6: 'pharmacy-service',
} as const

/**
 * When somebody is likely to be served: the beginning of the session and, for each who stands before, the minutes that one patient takes
 * (the rule of the catalogue, `SPM * (n - 1)`); never before now and those who still wait.
 */
export function estimateOf({
  startsAt,
  minutesEach,
  order,
  ahead,
  now,
}: {
  readonly startsAt: Date
  readonly minutesEach: number
  /** 1 for the first of the session. */
  readonly order: number
  /** Who still waits before; nothing where nobody was called yet. */
  readonly ahead?: number | undefined
  readonly now: Date
}): Date {
  const each = minutesEach * 60_000
  const planned = startsAt.getTime() + each * (order - 1)
  const seen = ahead === undefined ? planned : now.getTime() + each * ahead
  return new Date(now.getTime() < startsAt.getTime() ? planned : Math.max(seen, now.getTime()))
}
