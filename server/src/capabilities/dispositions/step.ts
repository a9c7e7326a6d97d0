import { type HandoverState, refuseStep, type Step } from '@guyub/contract/dispositions'
import type { z } from 'zod'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { Facts } from '../../kernel/event.ts'
import { type EventType, emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { DispositionsNeeds } from './needs.ts'
import { recordStep } from './record-step.ts'
import { type HandoverRow, type LetterRow, lockedHandover, standingOf, toldOf } from './rows.ts'

interface Command {
  readonly commandId: string
  readonly handoverId: string
}

interface Change {
  readonly state: HandoverState
  /** Columns besides the state. */
  readonly set?: Readonly<Record<string, string | boolean | Date | null>>
  /** Facts besides the offices; left away for a secret letter. */
  readonly facts?: Facts
}

interface Found {
  readonly tx: Db
  readonly handover: HandoverRow
  readonly letter: LetterRow
}

/**
 * One step of a hand-over, once: the row held, the rule of the contract, what this step changes, the history and the event. `change`
 * may refuse.
 */
export async function takeStep<F extends z.ZodType<Facts>>(
  ctx: Context,
  needs: DispositionsNeeds,
  step: Step,
  event: EventType<F>,
  { commandId, handoverId, words }: Command & { readonly words?: string | undefined },
  change: (found: Found) => Promise<Change>,
): Promise<{ state: HandoverState }> {
  return once(ctx, `dispositions.${step}`, commandId, async (tx) => {
    const { handover, letter } = await lockedHandover(tx, ctx, handoverId)
    const refused = refuseStep(step, standingOf(handover), ctx.actor.officeCode)
    if (refused) throw new Refusal(refused)
    const { state, set = {}, facts = {} } = await change({ tx, handover, letter })
    await tx
      .updateTable('disposition_handover')
      .set({ ...set, state })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', handoverId)
      .execute()
    await recordStep(tx, ctx, needs, { letter, handoverId, kind: step, words })
    const told = toldOf(letter, handover)
    await emit(tx, ctx, event, {
      // A figure of answers is the answering office's; of a secret letter nobody's but whoever acts.
      ...{ subjectId: handoverId, occurredAt: ctx.now() },
      officeCode: told.isSecret ? ctx.actor.officeCode : handover.to_office,
      facts: { ...told, ...(!told.isSecret && facts) } as z.input<F>,
    })
    return { state }
  })
}

/** Refuses while something that this task was passed on by is still worked on. */
export async function refusePassedOn({ tx, handover }: Found, { region }: Context): Promise<void> {
  const open = await tx
    .selectFrom('disposition_letter as l')
    .innerJoin('disposition_handover as h', (join) =>
      join.onRef('h.region_code', '=', 'l.region_code').onRef('h.letter_id', '=', 'l.id'),
    )
    .select('h.id')
    .where('l.region_code', '=', region.code)
    .where('l.parent_handover', '=', handover.id)
    .where('h.kind', '=', 'action')
    .where('h.state', 'in', ['sent', 'read', 'in-progress', 'reported'])
    .limit(1)
    .executeTakeFirst()
  if (open) throw new Refusal('dispositions.passed_on_is_open')
}

/** What was passed on is due no later than the task that it comes from; of one that is late already every day is. */
export function refuseLaterThan(
  parent: { readonly due_on: string | null },
  dueOn: string,
  today: string,
): void {
  if (parent.due_on && parent.due_on >= today && dueOn > parent.due_on)
    throw new Refusal('dispositions.due_after_parent')
}
