import { z } from 'zod'
import { hoursAhead, type WorkingCalendar } from '../calendar.ts'
import { ladderOf } from '../escalation.ts'

/** Whose business a late task becomes. */
export const Escalated = z.enum(['head', 'regional-secretary'])
export type Escalated = z.infer<typeof Escalated>

/** Working time counts from the end of the due day. */
export const EscalationLadder = ladderOf(Escalated)

/** The first moment at which something due on a day is late: that day is over in the region. */
export function lateFrom({ zone }: Pick<WorkingCalendar, 'zone'>, dueOn: string): Date {
  return new Date(Date.parse(`${dueOn}T00:00:00Z`) + (24 - hoursAhead(zone)) * 3_600_000)
}
