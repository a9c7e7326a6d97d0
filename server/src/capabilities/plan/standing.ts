import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PlanNeeds } from './needs.ts'
import { plan } from './tree.ts'

/** How the plan in force, or being made, stands: what may leave the region. Nothing while there is none. */
export async function planStanding(ctx: Context, needs: PlanNeeds) {
  try {
    const { title, status, regulation, firstYear, lastYear, year, progress, dimensions, missing } =
      await plan(ctx, needs, {})
    return {
      ...{ title, status, regulation, firstYear, lastYear, year, progress, missing },
      dimensions: dimensions.map(({ key, progress: its }) => ({ key, progress: its })),
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'plan.none') return undefined
    throw error
  }
}
