import { addWorkingMinutes, localDay, type WorkingCalendar } from '@guyub/contract/calendar'
import type { Context } from '../../kernel/context.ts'
import type { DispositionsNeeds } from './needs.ts'
import { ESCALATION, INSTRUCTIONS } from './reference.ts'

const WORKING_DAY = 8 * 60

export async function dispositionSettings(ctx: Context, { calendars }: Pick<DispositionsNeeds, 'calendars'>) {
  const calendar = await calendars.of(ctx)
  return {
    instructions: INSTRUCTIONS.instructions,
    instructionsSource: INSTRUCTIONS.source,
    escalation: ESCALATION.steps,
    escalationSource: ESCALATION.source,
    proposedDueOn: proposed(calendar, ctx.now()),
    today: localDay(calendar, ctx.now()),
  }
}

function proposed(calendar: WorkingCalendar, now: Date): string {
  return localDay(calendar, addWorkingMinutes(calendar, now, ESCALATION.defaultWorkingDays * WORKING_DAY))
}
