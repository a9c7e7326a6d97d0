import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import type { PlanNeeds } from '../needs.ts'
import { obstaclePlanned } from './events.ts'
import { keepStep, lockObstacle, told } from './step.ts'

interface Plan {
  readonly commandId: string
  readonly obstacleId: string
  readonly remedy: string
  readonly dueOn: string
  readonly owner?: string | undefined
}

/** What is done about it and by when; a new plan stands beside the old one in its history. */
export async function planObstacle(ctx: Context, needs: PlanNeeds, command: Plan) {
  const { commandId, obstacleId, remedy, dueOn, owner } = command
  const { today } = await regionToday(ctx)
  if (dueOn < today) throw new Refusal('plan.due_in_the_past')
  if (owner && !(await needs.offices(ctx)).get(owner)?.active) throw new Refusal('plan.unknown_code')
  return once(ctx, 'plan.plan-obstacle', commandId, async (tx) => {
    const row = await lockObstacle(tx, ctx, obstacleId)
    const ownerCode = owner ?? row.owner_code
    await tx
      .updateTable('plan_obstacle')
      .set({ state: 'planned', remedy, due_on: dueOn, owner_code: ownerCode, touched_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', obstacleId)
      .execute()
    await keepStep(tx, ctx, obstacleId, { state: 'planned', words: remedy, ownerCode, dueOn })
    const { happening, about } = told(ctx, { ...row, owner_code: ownerCode })
    await emit(tx, ctx, obstaclePlanned, { ...happening, facts: { ...about, dueOn } })
    return { obstacleId, dueOn }
  })
}
