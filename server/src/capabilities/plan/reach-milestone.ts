import { z } from 'zod'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit, eventType } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'

export const milestoneReached = eventType(
  'plan.milestone_reached',
  1,
  z.object({ doneOn: z.string(), dueOn: z.string() }),
)

interface ReachMilestone {
  readonly commandId: string
  readonly milestoneId: string
  readonly doneOn: string
  readonly paper: string
}

/** What happened elsewhere, reported with its paper. */
export async function reachMilestone(
  ctx: Context,
  { commandId, milestoneId, doneOn, paper }: ReachMilestone,
) {
  return once(ctx, 'plan.reach-milestone', commandId, async (tx) => {
    const found = await tx
      .selectFrom('plan_milestone')
      .select(['due_on', 'done_on'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', milestoneId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('plan.no_such_milestone')
    if (found.done_on) throw new Refusal('plan.milestone_reached')
    if (doneOn > ctx.now().toISOString().slice(0, 10)) throw new Refusal('plan.milestone_in_the_future')
    await tx
      .updateTable('plan_milestone')
      .set({ done_on: doneOn, paper })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', milestoneId)
      .execute()
    await emit(tx, ctx, milestoneReached, {
      subjectId: milestoneId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { doneOn, dueOn: found.due_on },
    })
    return { milestoneId, doneOn }
  })
}
