import { lateFrom } from '@guyub/contract/dispositions'
import { type Context, within } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { dispositionAccepted, dispositionAskedAgain, dispositionWithdrawn } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'
import { refuseLaterThan, takeStep } from './step.ts'

interface Bare {
  readonly commandId: string
  readonly handoverId: string
}

/** What the sender does with an answer. Whether it came in time is a matter of the report, not of who reads it late. */
export function acceptHandover(ctx: Context, needs: DispositionsNeeds, command: Bare) {
  return takeStep(ctx, needs, 'accept', dispositionAccepted, command, async ({ handover }) => ({
    state: 'accepted',
    set: { closed_at: ctx.now() },
    facts: {
      inTime: Boolean(handover.reported_at && handover.due_at && handover.reported_at < handover.due_at),
      isDirect: handover.hops === 1,
    },
  }))
}

interface AskAgain extends Bare {
  readonly reason: string
  readonly dueOn?: string | undefined
}

export function askAgain(ctx: Context, needs: DispositionsNeeds, { reason, dueOn, ...command }: AskAgain) {
  return takeStep(
    ctx,
    needs,
    'ask-again',
    dispositionAskedAgain,
    { ...command, words: reason },
    async ({ tx, letter }) => {
      const inside = within(ctx, tx)
      const { today } = await regionToday(inside)
      if (dueOn && dueOn < today) throw new Refusal('dispositions.due_in_past')
      if (dueOn && letter.parent_handover) {
        const parent = await tx
          .selectFrom('disposition_handover')
          .select('due_on')
          .where('region_code', '=', ctx.region.code)
          .where('id', '=', letter.parent_handover)
          .executeTakeFirstOrThrow()
        refuseLaterThan(parent, dueOn, today)
      }
      return {
        state: 'in-progress',
        set: {
          reported_at: null,
          ...(dueOn && { due_on: dueOn, due_at: lateFrom(await needs.calendars.of(inside), dueOn) }),
        },
      }
    },
  )
}

interface Withdraw extends Bare {
  readonly reason: string
}

/** Takes back what is not answered; what came back stays so, and is let be. */
export function withdrawHandover(ctx: Context, needs: DispositionsNeeds, { reason, ...command }: Withdraw) {
  return takeStep(
    ctx,
    needs,
    'withdraw',
    dispositionWithdrawn,
    { ...command, words: reason },
    async ({ handover }) =>
      handover.state === 'returned'
        ? { state: 'returned', set: { is_settled: true } }
        : { state: 'withdrawn', set: { closed_at: ctx.now() } },
  )
}
