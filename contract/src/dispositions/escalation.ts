import { z } from 'zod'
import { addWorkingMinutes, hoursAhead, type WorkingCalendar } from '../calendar.ts'

export const EscalationStep = z.object({
  to: z.enum(['head', 'regional-secretary']),
  /** Working time after the due day is over. */
  afterWorkingMinutes: z.int().min(0),
})
export type EscalationStep = z.infer<typeof EscalationStep>
export type Escalated = EscalationStep['to']

/** The first moment at which something due on a day is late: that day is over in the region. */
export function lateFrom({ zone }: Pick<WorkingCalendar, 'zone'>, dueOn: string): Date {
  return new Date(Date.parse(`${dueOn}T00:00:00Z`) + (24 - hoursAhead(zone)) * 3_600_000)
}

/** Whose business a task has become that is not answered: the last step whose time has come, or nobody's yet. */
export function escalationOf(
  calendar: WorkingCalendar,
  steps: readonly EscalationStep[],
  dueAt: Date,
  now: Date,
): Escalated | null {
  if (now < dueAt) return null
  // The working time after nothing is at once, also at night.
  const reached = steps.filter(
    ({ afterWorkingMinutes: after }) => after === 0 || addWorkingMinutes(calendar, dueAt, after) <= now,
  )
  return reached.at(-1)?.to ?? null
}
