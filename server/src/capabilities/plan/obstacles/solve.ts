import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionToday } from '../../../kernel/region-today.ts'
import { obstacleSolved } from './events.ts'
import { keepStep, lockObstacle, told } from './step.ts'

interface Solve {
  readonly commandId: string
  readonly obstacleId: string
  readonly solvedOn: string
  readonly solution: string
  readonly paper?: string | undefined
}

/** Since when it no longer stands in the way. */
export async function solveObstacle(ctx: Context, command: Solve) {
  const { commandId, obstacleId, solvedOn, solution, paper } = command
  const { today } = await regionToday(ctx)
  return once(ctx, 'plan.solve-obstacle', commandId, async (tx) => {
    const row = await lockObstacle(tx, ctx, obstacleId)
    if (solvedOn > today || solvedOn < row.opened_on) throw new Refusal('plan.solved_day')
    await tx
      .updateTable('plan_obstacle')
      .set({ state: 'solved', solved_on: solvedOn, touched_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', obstacleId)
      .execute()
    await keepStep(tx, ctx, obstacleId, {
      ...{ state: 'solved', words: solution, ownerCode: row.owner_code, paper: paper ?? null },
    })
    const { happening, about } = told(ctx, row)
    await emit(tx, ctx, obstacleSolved, {
      ...happening,
      facts: { ...about, openedOn: row.opened_on, solvedOn, ...(row.due_on && { dueOn: row.due_on }) },
    })
    return { obstacleId, solvedOn }
  })
}
