import { z } from 'zod'
import { addWorkingMinutes, type WorkingCalendar } from './calendar.ts'

/** A rung of a ladder: whose business something late becomes, and after how much working time. */
export interface Rung<To extends string = string> {
  readonly to: To
  readonly afterWorkingMinutes: number
}

/** Rungs as a file of ours names them, the lowest first. */
export function ladderOf<To extends z.ZodType<string>>(to: To) {
  return z
    .array(z.object({ to, afterWorkingMinutes: z.int().min(0) }))
    .refine(
      (rungs) =>
        rungs.every((rung, nth) => rung.afterWorkingMinutes >= (rungs[nth - 1]?.afterWorkingMinutes ?? 0)),
      'a rung may not come before the one below it',
    )
}

/** The rungs that something has climbed which was due, the lowest first, and when it came to each. */
export function climbed<To extends string>(
  calendar: WorkingCalendar,
  ladder: readonly Rung<To>[],
  dueAt: Date,
  now: Date,
): { readonly to: To; readonly at: Date }[] {
  if (now < dueAt) return []
  return ladder
    .map(({ to, afterWorkingMinutes: after }) => ({
      to,
      // The working time after nothing is at once, also at night.
      at: after === 0 ? dueAt : addWorkingMinutes(calendar, dueAt, after),
    }))
    .filter(({ at }) => at <= now)
}

/** Whose business something has become that was due: the highest rung whose time has come, or nobody's yet. */
export function escalationOf<To extends string>(
  calendar: WorkingCalendar,
  ladder: readonly Rung<To>[],
  dueAt: Date,
  now: Date,
): To | null {
  return climbed(calendar, ladder, dueAt, now).at(-1)?.to ?? null
}
