import type { WorkingCalendar } from '@guyub/contract/calendar'
import type { HandoverItem } from '@guyub/contract/dispositions'
import { escalationOf } from '@guyub/contract/escalation'
import type { Context } from '../../kernel/context.ts'
import type { DispositionsNeeds } from './needs.ts'
import { officeLabels } from './office-labels.ts'
import { ESCALATION } from './reference.ts'
import type { HandoverRow, LetterRow } from './rows.ts'
import { wordsOf } from './words.ts'

/** A hand-over with what of its letter a list shows. */
export interface ItemRow
  extends HandoverRow,
    Pick<LetterRow, 'confidentiality' | 'content' | 'sealed' | 'data_key'> {}

/** Whether it waits for its office past its due day, and whose business that has become. */
export function lateness(calendar: WorkingCalendar, row: HandoverRow, now: Date) {
  const waits = row.kind === 'action' && ['sent', 'read', 'in-progress'].includes(row.state)
  if (!waits || !row.due_at || now < row.due_at) return { isLate: false, escalation: null }
  return { isLate: true, escalation: escalationOf(calendar, ESCALATION.steps, row.due_at, now) }
}

export async function itemsOf(
  ctx: Context,
  { vault, calendars }: Pick<DispositionsNeeds, 'vault' | 'calendars'>,
  rows: readonly ItemRow[],
): Promise<HandoverItem[]> {
  const label = await officeLabels(
    ctx,
    rows.flatMap(({ from_office, to_office }) => [from_office, to_office]),
  )
  const calendar = await calendars.of(ctx)
  return rows.map((row) => ({
    ...{ letterId: row.letter_id, handoverId: row.id, confidentiality: row.confidentiality },
    subject: wordsOf(vault, ctx, { ...row, id: row.letter_id }).subject,
    ...{ from: label(row.from_office), to: label(row.to_office), kind: row.kind, state: row.state },
    ...{ dueOn: row.due_on, ...lateness(calendar, row, ctx.now()), hops: row.hops },
    ...{ sentAt: row.sent_at.toISOString(), isSample: row.is_sample },
  }))
}
